"""What the invented world works on, and the sentences it writes about it."""

from functools import cache
from typing import Final, NamedTuple

NOTICE: Final = "Invented for the Hetao demo corpus."
"""Stands in every document that has room for a sentence."""

NOTICE_ZH: Final = "本文为河套演示语料虚构。"


class Topic(NamedTuple):
    """One field of work, with its class in the patent schemes and its topic in OpenAlex."""

    en: str
    zh: str
    cpc: str
    openalex: str
    field: str
    department: str
    department_zh: str


class Title(NamedTuple):
    """A title in both languages."""

    en: str
    zh: str


TOPICS: Final = (
    Topic("perovskite photovoltaics", "钙钛矿光伏", "H01L 31/0256", "T10247", "Materials Science",
          "Department of Materials Science", "材料科学系"),
    Topic("solid-state batteries", "固态电池", "H01M 10/0562", "T10281", "Energy",
          "School of Energy Science", "能源学院"),
    Topic("soft robotics", "软体机器人", "B25J 18/06", "T10868", "Engineering",
          "Department of Mechanical Engineering", "机械工程系"),
    Topic("medical image segmentation", "医学图像分割", "G06T 7/0012", "T10052", "Computer Science",
          "School of Computing", "计算机学院"),
    Topic("large language models", "大语言模型", "G06F 40/30", "T10028", "Computer Science",
          "Department of Computer Science", "计算机系"),
    Topic("gene editing delivery", "基因编辑递送", "C12N 15/907", "T10878", "Biochemistry",
          "Department of Biochemistry", "生物化学系"),
    Topic("integrated photonics", "集成光子学", "G02B 6/12", "T10299", "Physics",
          "School of Optics", "光学院"),
    Topic("marine corrosion", "海洋腐蚀", "C23F 13/02", "T10310", "Environmental Science",
          "Department of Ocean Engineering", "海洋工程系"),
    Topic("autonomous driving perception", "自动驾驶感知", "G06V 20/56", "T11099",
          "Computer Science", "School of Automation", "自动化学院"),
    Topic("wearable biosensors", "可穿戴生物传感", "A61B 5/1468", "T10212", "Engineering",
          "Department of Biomedical Engineering", "生物医学工程系"),
    Topic("quantum error correction", "量子纠错", "G06N 10/70", "T10682", "Physics",
          "Department of Physics", "物理系"),
    Topic("radio access scheduling", "无线接入调度", "H04W 72/12", "T10125", "Engineering",
          "Department of Electronic Engineering", "电子工程系"),
)  # fmt: skip

_ADJECTIVES: Final = (
    "Robust 稳健|Scalable 可扩展|Adaptive 自适应|Low-Cost 低成本|Interpretable 可解释|"
    "Efficient 高效|Multiscale 多尺度|Reliable 可靠|Self-Supervised 自监督|Distributed 分布式"
)
_METHODS: Final = (
    "Graph Matching 图匹配|Bayesian Inference 贝叶斯推断|Interface Passivation 界面钝化|"
    "Contrastive Learning 对比学习|Sparse Sampling 稀疏采样|Laser Annealing 激光退火|"
    "Tensor Decomposition 张量分解|Feedback Control 反馈控制|Spectral Analysis 谱分析|"
    "Microfluidic Mixing 微流混合|Attention Pooling 注意力池化|Vapour Deposition 气相沉积|"
    "Kernel Regression 核回归|Phase Retrieval 相位恢复|Curriculum Training 课程训练|"
    "Impedance Matching 阻抗匹配"
)
_OBJECTS: Final = (
    "Thin Films 薄膜|Sensor Arrays 传感阵列|Clinical Records 临床记录|Tidal Structures 潮汐结构|"
    "Edge Devices 边缘设备|Porous Membranes 多孔膜|Street Scenes 街景|Cell Cultures 细胞培养|"
    "Optical Links 光链路|Harbour Logistics 港口物流|Battery Packs 电池组|Speech Corpora 语音语料|"
    "Power Grids 电网|Surgical Tools 手术器械|Coastal Bridges 海岸桥梁|Wafer Inspection 晶圆检测"
)
_SETTINGS: Final = (
    "under Noise 噪声条件下|at Room Temperature 室温下|in Humid Air 潮湿空气中|"
    "with Few Labels 少标签下|"
    "at Scale 大规模|in Real Time 实时|over Long Horizons 长时程|under Load 负载下|"
    "across Two Cities 跨两城|with Missing Data 数据缺失下|on Flexible Substrates 柔性基底上|"
    "in Salt Water 盐水中|without Calibration 免标定|under Uncertainty 不确定条件下|"
    "for Small Hospitals 面向小型医院|at Low Power 低功耗"
)
_TITLES: Final = 10 * 16 * 16 * 16
_STRIDE: Final = 7919
"""Prime to the number of titles, so that consecutive papers get distant, distinct titles."""


def title(number: int, topic: Topic) -> Title:
    """The title of the `number`-th work; no two works share one."""
    again, chosen = _chosen(number)
    (adjective, adjective_zh), (method, method_zh), (object_, object_zh), (setting, zh) = chosen
    part = f", Part {again + 1}" if again else ""
    subject = topic.en[0].upper() + topic.en[1:]
    en = f"{adjective} {method} for {object_} {setting}: A Study in {subject}{part}"
    return Title(en, f"{zh}面向{object_zh}的{adjective_zh}{method_zh}:{topic.zh}研究{part}")


def invention(number: int) -> Title:
    """What is claimed of what the `number`-th work tells: as wide as patents are."""
    _, (_, method, object_, _) = _chosen(number)
    return Title(f"{method[0]} for {object_[0]}", f"{object_[1]}的{method[1]}")


def _chosen(number: int) -> tuple[int, list[tuple[str, str]]]:
    """The parts of the `number`-th title, and how often the same ones were chosen before it."""
    again, rest = divmod(number, _TITLES)
    rest = rest * _STRIDE % _TITLES
    chosen = []
    for table in map(_pairs, (_ADJECTIVES, _METHODS, _OBJECTS, _SETTINGS)):
        rest, place = divmod(rest, len(table))
        chosen.append(table[place])
    return again, chosen


def summary(work: Title, topic: Topic) -> str:
    """An abstract of three sentences; the last says that it is invented."""
    head = work.en.split(":")[0].lower()
    return (
        f"We study {head} and report what it means for {topic.en}. "
        f"Measurements over several seasons agree with the model to within a few per cent. {NOTICE}"
    )


def summary_zh(work: Title, topic: Topic) -> str:
    """The same in Chinese."""
    return f"本文研究{work.zh.split(':')[0]},并讨论其对{topic.zh}的意义。{NOTICE_ZH}"


@cache
def _pairs(table: str) -> tuple[tuple[str, str], ...]:
    return tuple(_pair(each) for each in table.split("|"))


def _pair(text: str) -> tuple[str, str]:
    en, _, zh = text.rpartition(" ")
    return en, zh
