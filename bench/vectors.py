"""How well vectors find prior work, what they cost, and what keeping fewer numbers of them loses.

    python -m bench.vectors "$KG_HOME"

On the works of a graph that `kg ingest` has built, real ones if they are to say anything:

* cited: from a work to one that cites it or that it cites, among all works;
* own: from what an abstract says after its beginning to its own work;
* zh>en, en>zh: from an invented title to its translation, among all works.

Each is told by the mean reciprocal rank and the share of what is among the first twenty. Last the
store's own index is held against exact search.
"""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg.build.target_graph import TargetGraph
from kg.load.vectors import encoder
from kg.settings import Settings
from kg.store import open_store
from kg.store.dialect import NEAREST
from kg.workspace import Workspace

Array = Any
SIZES = (64, 128, 256, 512)

TRANSLATED = (
    ("Soft robotic gripper with embedded tactile sensors for fruit harvesting",
     "用于水果采摘的内嵌触觉传感器软体机械手"),
    ("A survey of image super-resolution with deep convolutional networks",
     "基于深度卷积网络的图像超分辨率综述"),
    ("Perovskite solar cells with improved humidity stability", "湿度稳定性更好的钙钛矿太阳能电池"),
    ("Federated learning with differential privacy for hospital records",
     "面向医院病历的差分隐私联邦学习"),
    ("Battery electrode material and method of manufacturing the same", "电池电极材料及其制造方法"),
    ("Wireless communication method, base station and user terminal",
     "无线通信方法、基站和用户终端"),
    ("Machine translation between Chinese and English using attention",
     "利用注意力机制的中英机器翻译"),
    ("Reinforcement learning for traffic signal control in large cities",
     "大城市交通信号控制的强化学习"),
    ("Object detection in aerial images taken by drones", "无人机航拍图像中的目标检测"),
    ("Gene editing of rice for drought resistance", "水稻抗旱基因编辑"),
    ("Speech recognition for Cantonese with little data", "少量数据的粤语语音识别"),
    ("Point cloud registration for autonomous driving", "自动驾驶点云配准"),
    ("Antibody for treatment of lung cancer", "治疗肺癌的抗体"),
    ("Display panel and electronic device", "显示面板和电子设备"),
    ("Graph neural networks for molecule property prediction", "用于分子性质预测的图神经网络"),
    ("Video question answering with large language models", "基于大语言模型的视频问答"),
    ("Air pollution and asthma in children", "空气污染与儿童哮喘"),
    ("Optical fibre sensor for measuring strain in bridges", "测量桥梁应变的光纤传感器"),
    ("Recommender systems that respect fairness", "兼顾公平的推荐系统"),
    ("Quantum error correction with surface codes", "表面码量子纠错"),
    ("Knowledge graph completion by link prediction", "通过链接预测补全知识图谱"),
    ("Water purification membrane of graphene oxide", "氧化石墨烯净水膜"),
    ("Face recognition under occlusion by masks", "口罩遮挡下的人脸识别"),
    ("Stock price prediction from news", "基于新闻的股价预测"),
)  # fmt: skip
"""Invented titles, and the same in Chinese."""


def main(home: Path) -> None:
    """Measure everything and print it."""
    folder = Workspace(home)
    works = _works(folder.vectors / "wanted.parquet", folder.resolved)
    texts = [text for _, text, _ in works]
    vectors = _encoded("titles and abstracts", texts)
    rests = [(row, rest) for row, (_, _, rest) in enumerate(works) if rest]
    queries = _encoded("ends of abstracts", [rest for _, rest in rests])
    english, chinese = (_encoded("", list(each)) for each in zip(*TRANSLATED, strict=True))
    cited = _citations(folder.resolved, [id_ for id_, _, _ in works])
    print(f"{len(works)} works, {len(cited) // 2} citations, {len(rests)} long abstracts")
    for size in SIZES:
        held, asked, en, zh = (_cut(each, size) for each in (vectors, queries, english, chinese))
        ends = zip(asked, rests, strict=True)
        print(
            f"{size:4} numbers:",
            "cited",
            _told(_rank(held, held[a], b, a) for a, b in cited),
            "own",
            _told(_rank(held, each, row) for each, (row, _) in ends),
            "zh>en",
            _told(_translations(held, zh, en)),
            "en>zh",
            _told(_translations(held, en, zh)),
        )
    kept = (_cut(each, encoder.DIMENSIONS) for each in (vectors, np.vstack([english, chinese])))
    _index(home, [id_ for id_, _, _ in works], *kept)


def _works(wanted: Path, resolved: Path) -> list[tuple[str, str, str]]:
    """Id, text as it is encoded, and what the abstract says after it."""
    with TargetGraph(resolved).connect() as connection:
        connection.read_parquet(str(wanted)).create_view("wanted")
        return connection.execute(
            f"""
            SELECT id, text, substr(coalesce(properties->>'abstract', ''), {encoder.LONGEST + 1})
            FROM wanted JOIN nodes USING (id) ORDER BY id
            """
        ).fetchall()


def _citations(resolved: Path, ids: Sequence[str]) -> list[tuple[int, int]]:
    rows = {id_: row for row, id_ in enumerate(ids)}
    with TargetGraph(resolved).connect() as connection:
        found = connection.execute("SELECT source, target FROM edges WHERE type = 'CITES'")
        pairs = [(rows.get(a), rows.get(b)) for a, b in found.fetchall()]
    known = [(a, b) for a, b in pairs if a is not None and b is not None and a != b]
    return known + [(b, a) for a, b in known]


def _encoded(what: str, texts: list[str]) -> Array:
    """All 512 numbers."""
    model = encoder._model()
    started = time.process_time()
    found = model.encode([encoder._bounded(each) for each in texts])
    if what:
        print(f"{what}: {len(texts) / (time.process_time() - started):.0f} per CPU-second")
    return found


def _cut(vectors: Array, size: int) -> Array:
    kept = vectors[:, :size]
    return kept / np.linalg.norm(kept, axis=1, keepdims=True)


def _rank(held: Array, asked: Array, wanted: int, without: int | None = None) -> int:
    cosines = held @ asked
    if without is not None:
        cosines[without] = -1
    return int((cosines > cosines[wanted]).sum()) + 1


def _translations(held: Array, asked: Array, wanted: Array) -> list[int]:
    among = np.vstack([held, wanted])
    return [_rank(among, each, len(held) + place) for place, each in enumerate(asked)]


def _told(ranks: Iterable[int]) -> str:
    found = np.array([*ranks])
    return f"{(1 / found).mean():.3f} {(found <= 20).mean():.2f}" if found.size else "-"


def _index(home: Path, ids: list[str], vectors: Array, queries: Array) -> None:
    """How many of the twenty nearest the store finds, and how long it takes."""
    with open_store(Settings(home=home)) as client:
        for nearest in (20, 100, 500):
            shares, seconds = [], []
            for asked in queries:
                wanted = {ids[each] for each in np.argsort(-(vectors @ asked))[:20]}
                started = time.perf_counter()
                found = client.read(
                    f"{NEAREST} RETURN node.id AS id",
                    {"nearest": nearest, "vector": asked.tolist()},
                )
                seconds.append(time.perf_counter() - started)
                shares.append(len(wanted & {each["id"] for each in found}) / 20)
            print(
                f"{client.server}: {nearest} nearest hold {np.mean(shares):.3f} of the true 20, "
                f"{np.median(seconds) * 1e3:.0f} ms"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
