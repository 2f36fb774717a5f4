"""Words by which family names are told from given ones."""

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES: Final = _set(
    "al bin da das de del della den der di dos du el la le st ten ter van von zu zur"
)
"""Words that go with the family name behind them."""

DOUBLE_SURNAMES: Final = _set(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 南宫 独孤 长孙 宇文 轩辕"
)
"""Chinese family names of two characters."""

SURNAME_PINYIN: Final = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "覃": "qin", "查": "zha", "朴": "piao",
    "盖": "ge", "区": "ou", "翟": "zhai", "缪": "miao", "乐": "yue", "种": "chong", "冼": "xian",
    "召": "shao", "员": "yun", "折": "she", "黑": "he", "隗": "wei",
}  # fmt: skip
"""Characters that as family names are read otherwise than as words."""

SURNAMES: Final = _set(
    """
    ai an ao bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chu cui dai
    dan dang deng di diao ding dong dou du duan e fan fang fei feng fu gan gao ge geng gong gou gu
    guan guo hai han hao he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang ke
    kong kou kuang lai lan lang lei leng li lian liang liao lin ling liu long lou lu luo lv lyu ma
    mao mei meng mi miao min mo mou mu ni nie ning niu ou pan pang pei peng pi pu qi qian qiang
    qiao qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang shao shen sheng shi shu si
    song su sui sun tai tan tang tao teng tian tong tu wan wang wei wen weng wu xi xia xian xiang
    xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng
    zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zuo ouyang situ
    """
)
"""Common Chinese family names in pinyin."""

HONG_KONG_SURNAMES: Final = _set(
    """
    au auyeung chan chang chau cheng cheuk cheung chiu choi chong chow choy chu chui chung fan fok
    fong fu fung hau ho hui hung ip kam kan ko kong kwan kwok kwong lai lam lau law lee leung li liu
    lo lok lui luk lung ma mak mok mui ng ngai ngan pak pang poon pun shek shiu shum sin siu so
    szeto tai tam tang to tong tsang tse tsoi tsui tung wan wat wong woo yam yau yeung yim yip yiu
    yu yuen yung
    """
)
"""Common Chinese family names as Hong Kong writes them."""
