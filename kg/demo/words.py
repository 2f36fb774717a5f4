"""The words that invented names are made of. None of the names made of them is a real one's.

Chinese words come as `simplified traditional Romanised`, people's with a Cantonese fourth.
"""

from functools import cache
from typing import Final, NamedTuple


class Word(NamedTuple):
    """One word in the three spellings that documents print."""

    hans: str
    hant: str
    latin: str


class NameWord(NamedTuple):
    """One part of a person's name, romanised the Mandarin and the Cantonese way."""

    hans: str
    hant: str
    pinyin: str
    cantonese: str


class Pattern(NamedTuple):
    """How a stem becomes an organisation's name; `{}` stands for the stem."""

    latin: str
    hans: str
    hant: str
    acronym: str


CITIES: Final = (Word("青滩", "青灘", "Qingtan"), Word("岚门", "嵐門", "Lanmen"))
"""The two invented cities of the zone, one on each side of an invented border."""

COUNTRIES: Final = (("QT", "Invented Mainland"), ("XL", "Invented Harbour Territory"))
"""Codes that ISO 3166 leaves to its users, so that no real country is meant."""

STREETS: Final = ("Heron Quay", "Saltmarsh Road", "Ferry Lane", "Lantern Street", "Kelp Avenue")

_FIRST: Final = (
    "澜 瀾 Lan|泓 泓 Hong|榛 榛 Zhen|砚 硯 Yan|鹭 鷺 Lu|霁 霽 Ji|藜 藜 Li|峤 嶠 Qiao|汀 汀 Ting|"
    "筠 筠 Yun|翎 翎 Ling|棠 棠 Tang|沚 沚 Zhi|苕 苕 Tiao|漪 漪 Yi|珩 珩 Heng|赭 赭 Zhe|皎 皎 Jiao|"
    "暄 暄 Xuan|璟 璟 Jing|榭 榭 Xie|嵘 嶸 Rong|骞 騫 Qian|鸢 鳶 Yuan"
)
_SECOND: Final = (
    "舸 舸 ge|牍 牘 du|笙 笙 sheng|砺 礪 li|垣 垣 yuan|桷 桷 jue|樾 樾 yue|蕖 蕖 qu|湄 湄 mei|"
    "湑 湑 xu|浔 潯 xun|桓 桓 huan|铎 鐸 duo|珑 瓏 long|篁 篁 huang|穹 穹 qiong|翮 翮 he|枢 樞 shu|"
    "椽 椽 chuan|澍 澍 shu|缇 緹 ti|谧 謐 mi|榫 榫 sun|罍 罍 lei"
)
_SECTORS: Final = (
    "科技 科技 Technology|生物科技 生物科技 Biotechnology|光电 光電 Optoelectronics|"
    "半导体 半導體 Semiconductor|机器人 機器人 Robotics|新能源 新能源 New Energy|"
    "医疗器械 醫療器械 Medical Devices|智能 智能 Intelligence|新材料 新材料 Advanced Materials|"
    "网络 網絡 Networks|制药 製藥 Pharmaceutical|传感 傳感 Sensing"
)
_FIELDS: Final = (
    "光子学 光子學 Photonics|基因组学 基因組學 Genomics|海洋工程 海洋工程 Ocean Engineering|"
    "先进材料 先進材料 Advanced Materials|智能系统 智能系統 Intelligent Systems|"
    "应用数学 應用數學 Applied Mathematics|脑科学 腦科學 Brain Science|"
    "能源化学 能源化學 Energy Chemistry"
)
_SURNAMES: Final = (
    "张 張 Zhang Cheung|王 王 Wang Wong|李 李 Li Lee|陈 陳 Chen Chan|刘 劉 Liu Lau|"
    "黄 黃 Huang Wong|林 林 Lin Lam|吴 吳 Wu Ng|周 周 Zhou Chow|郑 鄭 Zheng Cheng|"
    "章 章 Zhang Cheung|许 許 Xu Hui|"
    "徐 徐 Xu Chui|何 何 He Ho|梁 梁 Liang Leung|谢 謝 Xie Tse|叶 葉 Ye Yip|"
    "欧阳 歐陽 Ouyang Au-Yeung|余 余 Yu Yu|俞 俞 Yu Yu"
)
_GIVEN: Final = (
    "伟 偉 Wei Wai|巍 巍 Wei Ngai|薇 薇 Wei Mei|明 明 Ming Ming|华 華 Hua Wah|丽 麗 Li Lai|"
    "静 靜 Jing Ching|晶 晶 Jing Ching|强 強 Qiang Keung|洁 潔 Jie Kit|杰 傑 Jie Kit|涛 濤 Tao To|"
    "宇 宇 Yu Yu|雨 雨 Yu Yu|欣 欣 Xin Yan|鑫 鑫 Xin Kam|辰 辰 Chen San|嘉 嘉 Jia Ka|佳 佳 Jia Kai|"
    "文 文 Wen Man|志 志 Zhi Chi|建 建 Jian Kin|思 思 Si Sze|敏 敏 Min Man|国 國 Guo Kwok|"
    "海 海 Hai Hoi|峰 峰 Feng Fung|婷 婷 Ting Ting"
)

ENGLISH_GIVEN: Final = ("Vivian", "Jason", "Carmen", "Kelvin", "Phoebe", "Raymond", "Iris", "Felix")
FOREIGN_GIVEN: Final = ("Ilse", "Bastian", "Noor", "Tamsin", "Oskar", "Mireille", "Rafe", "Sunniva")
FOREIGN_SURNAMES: Final = ("Marrenkamp", "Oduvale", "Tessarin", "Brixholm", "Quillory", "Vantaski")

BRAND_HEADS: Final = ("Velq", "Nux", "Orv", "Quil", "Zam", "Fend", "Thrav", "Ilym", "Korb", "Tavv")
BRAND_TAILS: Final = ("ora", "aris", "ivex", "ondel", "itrix", "umel", "essa", "yndra", "oquin")

UNIVERSITIES: Final = (
    Pattern("{} University", "{}大学", "{}大學", "U"),
    Pattern("{} University of Science and Technology", "{}科技大学", "{}科技大學", "UST"),
    Pattern("{} Polytechnic University", "{}理工大学", "{}理工大學", "PU"),
    Pattern("{} Medical University", "{}医科大学", "{}醫科大學", "MU"),
    Pattern("{} Normal University", "{}师范大学", "{}師範大學", "NU"),
)
COLLEGE: Final = Pattern("{} College of Technology", "{}工学院", "{}工學院", "CT")
"""What a renamed university was called before."""
HOSPITALS: Final = (
    Pattern("{} People's Hospital", "{}人民医院", "{}人民醫院", "PH"),
    Pattern("{} Children's Hospital", "{}儿童医院", "{}兒童醫院", "CH"),
    Pattern("{} Central Hospital", "{}中心医院", "{}中心醫院", "CEH"),
)
FUNDERS: Final = (
    Pattern("{} Science Foundation", "{}科学基金会", "{}科學基金會", "SF"),
    Pattern("{} Innovation and Technology Fund", "{}创新科技基金", "{}創新科技基金", "ITF"),
    Pattern("{} Research Council", "{}研究理事会", "{}研究理事會", "RC"),
)
INSTITUTE: Final = Pattern("{} Institute of [F]", "{}[F]研究所", "{}[F]研究所", "I")
JOINT_LABORATORY: Final = Pattern(
    "{} Joint Laboratory for [F]", "{}[F]联合实验室", "{}[F]聯合實驗室", "JL"
)


def stem(number: int) -> Word:
    """The `number`-th place-like stem: 576 of them, then round again."""
    first, second = words(_FIRST), words(_SECOND)
    one = first[number % len(first)]
    other = second[number // len(first) % len(second)]
    return Word(one.hans + other.hans, one.hant + other.hant, one.latin + other.latin)


STEMS: Final = 576


def sectors() -> tuple[Word, ...]:
    """What companies are in."""
    return words(_SECTORS)


def fields() -> tuple[Word, ...]:
    """What institutes study."""
    return words(_FIELDS)


@cache
def surnames() -> tuple[NameWord, ...]:
    """Family names, some of which romanise alike."""
    return tuple(NameWord(*each.split()) for each in _SURNAMES.split("|"))


@cache
def given() -> tuple[NameWord, ...]:
    """Characters of given names, some of which romanise alike."""
    return tuple(NameWord(*each.split()) for each in _GIVEN.split("|"))


@cache
def words(table: str) -> tuple[Word, ...]:
    """The words of a table written `simplified traditional Romanised words|…`."""
    return tuple(Word(*each.split(" ", 2)) for each in table.split("|"))
