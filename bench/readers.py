"""What readers of text make of attacks and of broken texts: none may take a second, or fail.

    python -m bench.readers [MUTANTS [READER…]]

Attacks are 50,000 characters of what a reader looks for, over and over; mutants (5,000 a reader
unless another number is given) are invented texts broken at random, the same ones each time.
Prints the slowest of each. Times count CPU, so that a busy machine does not look like an attack.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence

from extractors.filings.agreements import contracts, exhibit_index, material, narrated, terms
from extractors.filings.china import board, officers
from extractors.filings.china.elsewhere import elsewhere
from extractors.filings.submission import Part
from extractors.text import acknowledgements, chinese_agreements, pair_relations
from extractors.text.affiliations.read import read as affiliation
from extractors.text.passage import whole
from extractors.text.references import find as citations
from extractors.text.references import literature, patents
from kg.topics.agreements import work_of
from kg.topics.filings import section
from kg.topics.glossary import in_english
from kg.topics.question import question
from kg.topics.terms import runs
from tests.extractors.mutants import mutants

LENGTH = 50_000

Reader = Callable[[str], object]

READERS: dict[str, Reader] = {
    "references of a text": lambda text: list(citations.find(whole(text))),
    "a reference": literature.read,
    "numbers of patents": lambda text: list(patents.numbers(text)),
    "acknowledgements": lambda text: list(acknowledgements.find(whole(text))),
    "affiliations": affiliation,
    "terms of topics": lambda text: sum(1 for _ in runs(text[:20_000])),
    "agreements": work_of,
    "sections of filings": section,
    "glossary": in_english,
    "contracts": lambda text: contracts.read(Part("EX-10.1", "", whole(text), {})),
    "items of form 8-K": lambda text: list(material.find(whole(text))),
    "agreements of reports": lambda text: list(narrated.find(whole(text), "HERON INC")),
    "exhibit indexes": lambda text: list(exhibit_index.find(whole(text), "HERON INC")),
    "terms of agreements": lambda text: terms.of_sentences(whole(text)),
    "Chinese agreements": lambda text: list(chinese_agreements.find(whole(text))),
    "boards in Chinese": lambda text: (list(board.changes(text)), board.secretary(text)),
    "officers in Chinese": lambda text: (
        list(officers.posts(text, "2022-12-31")),
        list(elsewhere(text, "2022-12-31", ("张三", "李四"))),
    ),
    "questions": lambda text: question(text[:5_000]),
    "relations of a pair": lambda text: pair_relations.between(text, "Heron Inc.", "Vitrum AG"),
}

HARM = (
    "US 6,", "1999 ", "et al., ", "Pat. No. ", "J. ", "(", "\n", "Aa et al., “x 1999",
    "Nos. 1 and ", "Grant No. A", "supported by ", "University of ", ", ", ";", "#", "a@", "and ",
    "“", "doi:10.1/", "Dr. A. B. ", "神经网络", "中", "资助", "WO 01/", "e\u0301", "()[]", "1-",
    ". ", "A", " ", "9", "entered into a ", "by and between ", "10.1 A Agreement, between ",
    "dated ",
    "for the development of ", "to develop ", "Inc. ", "on behalf of ", "Agreement with A ",
    "(the “A”) ", "term of ", "$1,", "与甲公司、", "签署",
    "感谢", "张三、", "《", "[J]", "霍梯超先生（", "承董事會命", "公司秘書\n",
)  # fmt: skip

TEXTS = (
    "Rotors: U.S. Pat. No. 6,582,959, and Arden et al., J. Biol. Chem. 142: 295-305 (1998).",
    "Lee, A. & Chan B., “Soft Rotors in Rain,” Invented Letters, vol. 3, pp. 1-9, May 2019.",
    "We thank Dr. Ada Byron. This work was supported by the Invented Fund under Grant No. 12345.",
    "Department of Physics, University of Nowhere, 1 High Street, Nowhere 12345, Utopia; a@b.edu",
    "THIS LICENSE AGREEMENT is made as of May 1, 2020 by and between Heron Inc., a Nevada "
    "corporation (“Licensor”), and Vitrum AG (“Licensee”). The term is five (5) years. /s/ Lark",
    "In May 2021, we entered into a license agreement with Vitrum AG to develop thin lenses for "
    "$5 million.\n10.1\tSupply Agreement, dated May 1, 2020, between Vitrum AG and the Registrant",
    "2023年5月10日，公司与苍鹭光学有限公司、岭南大学签署《战略合作协议》，收购其51%股权。",
    "本工作得到虚构基金(编号 12345)资助,感谢张三的讨论。虚构大学物理系,虚构市。",
    "姓名 职务 任职 状态 性别 年龄 任期起始\n张\n三 董事 现任 男 59\n2011\n年 12 月 20 日\n"
    "姓名 职务 性别 年龄\n张三 董事 男 59 现任\n任职人员姓名 其他单位名称 职务\n"
    "张三 苍鹭光学有限公司 董事 2019.7 2022.8",
    "[1] 张三, 李四. 软体机器人反馈控制[J]. 虚构学报, 2019, 12(3): 45-50. doi:10.1234/a.5",
)


def main(count: int = 5_000, only: Sequence[str] = ()) -> None:
    """Print the slowest attack and the slowest mutant of each reader, or of those named."""
    broken = list(_broken(count))
    for name, reader in READERS.items():
        if only and name not in only:
            continue
        reader(TEXTS[0])  # models are loaded by the first
        attack = max(_seconds(reader, (harm * LENGTH)[:LENGTH]) for harm in HARM)
        mutant = max(_seconds(reader, text) for text in broken)
        print(f"{name:24} slowest attack {attack:6.3f} s   of {count} mutants {mutant:6.3f} s")


def _broken(count: int) -> Iterator[str]:
    for place, text in enumerate(TEXTS):
        for data in mutants(text.encode(), f"readers {place}", count // len(TEXTS)):
            yield data.decode("utf-8", "replace")


def _seconds(reader: Reader, text: str) -> float:
    began = time.process_time()
    reader(text)
    return time.process_time() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000, sys.argv[2:])
