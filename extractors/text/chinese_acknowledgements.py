"""Whom a Chinese acknowledgement thanks, who paid, and by which grants; in either script.

`本文得到某基金会（项目编号：AB-12）资助。感谢某大学张三教授、李四博士的讨论。` Sentences are read
for money and for thanks if they say so; names are what stands between joining words and an ending
that tells.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.text.acknowledged import FUNDER, GRANT, PERSON, Acknowledged
from extractors.text.passage import Passage

_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SENTENCE: Final = re.compile("[^。；;\uff01\uff1f!?\n]{4,2000}")
_MONEY: Final = re.compile("[资資]助|基金|支持|[经經][费費]|[项項]目|[赞贊]助")
_THANKS: Final = re.compile("感[谢謝]|[谢謝][谢謝]|致[谢謝]|鸣[谢謝]|鳴[谢謝]")
_CLAUSE: Final = re.compile("[^、，,：:（）()《》“”\\[\\]]+")
_LEAD: Final = re.compile(
    "得到了?|[获獲]得?了?|受到?了?|感[谢謝]|承蒙|由|[来來]自|以及|向|同[时時]|[经經][费費]|部分"
)
_JOIN: Final = re.compile("^[和与與及跟的對对\\s]+")
_FUND: Final = re.compile(
    "基金委[员員][会會]|基金[会會]|基金委|基金|研究理事[会會]|[计計][划劃]|[专專][项項]|委[员員][会會]|"
    "科[技学學](?:部|[厅廳]|局)|科[学學]技[术術](?:部|[厅廳]|局)|教育[部局]|[协協][会會]|"
    "(?:大[学學]|公司|研究院|[医醫]院|集[团團])(?=的?(?:[资資]助|支持|[赞贊]助))"
)
_NUMBER: Final = re.compile(r"(?<![A-Za-z0-9./-])[A-Za-z0-9][A-Za-z0-9./-]{3,40}+(?!\s?年)")
_WORKPLACE: Final = re.compile(
    "大[学學]|[学學]院|研究所|研究院|公司|[医醫]院|中心|[实實][验驗]室|基金[会會]|集[团團]"
)
_TITLE: Final = re.compile(
    "(?:副?教授|博士|副?研究[员員]|老[师師]|先生|女士|院士|工程[师師]|同[学學]|主任|[医醫]生)(?:等人?)?"
)
_BEHIND: Final = re.compile("(?:等人?)?(?:在|[对對]|的|[给給]予|提供|[为為])")
_BETWEEN: Final = re.compile("[、，,和与與及跟]|以及")
_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾"
    "肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒"
    "孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯俞章鲁魯温溫康施文柳"
    "容霍左冼麦麥关關甘区區岑招伍莊庄洪翁连連简簡凌阮游"
)
_DOUBLE: Final = (
    "欧阳",
    "歐陽",
    "司徒",
    "司马",
    "司馬",
    "上官",
    "诸葛",
    "諸葛",
    "夏侯",
    "东方",
    "東方",
)
_LONGEST_NAME, _LONGEST_FUNDER = 4, 40


def is_chinese(text: Passage) -> bool:
    """Whether most letters of a text are Han."""
    words = text.text[:2_000]
    return 2 * len(_HAN.findall(words)) > len(_LETTER.findall(words))


def find(text: Passage) -> Iterator[Acknowledged]:
    """What an acknowledgement names, in its order; linear in its length."""
    for found in _SENTENCE.finditer(text.text):
        sentence = text.part(*found.span())
        if _MONEY.search(sentence.text):
            yield from _paid(sentence)
        if _THANKS.search(sentence.text):
            yield from _thanked(sentence)


def _paid(sentence: Passage) -> Iterator[Acknowledged]:
    funder: Passage | None = None
    for found in _CLAUSE.finditer(sentence.text):
        clause = sentence.part(*found.span())
        for each in _funders(clause):
            funder = each
            yield Acknowledged(FUNDER, funder)
        for number in _NUMBER.finditer(clause.text):
            if sum(map(str.isdigit, number[0])) > 1:
                yield Acknowledged(GRANT, clause.of(number), funder)


def _funders(clause: Passage) -> Iterator[Passage]:
    """Names up to each ending that tells, from behind the last word that leads to one."""
    start = 0
    for end in _FUND.finditer(clause.text):
        leads = list(_LEAD.finditer(clause.text, start, end.start()))
        first = leads[-1].end() if leads else start
        join = _JOIN.match(clause.text[first : end.start()])
        first += join.end() if join else 0
        start = end.end()
        if end.start() - first >= 2 and end.end() - first <= _LONGEST_FUNDER:
            yield clause.part(first, end.end())


def _thanked(sentence: Passage) -> Iterator[Acknowledged]:
    words = sentence.text
    thanks = list(_THANKS.finditer(words))
    for each, nearest in zip(thanks, (*thanks[1:], None), strict=True):
        start, upto = each.end(), nearest.start() if nearest else len(words)
        for cut in (*_BETWEEN.finditer(words, start, upto), None):
            end = cut.start() if cut else upto
            if start < end:
                person = _person(sentence.part(start, end), last=cut is None)
                if person is not None:
                    yield person
            start = cut.end() if cut else upto


def _person(piece: Passage, *, last: bool) -> Acknowledged | None:
    """The person that a piece between joining words names, and the workplace before the name."""
    words = piece.text
    works = [each for each in _WORKPLACE.finditer(words) if each.end() < len(words)]
    start = works[-1].end() if works else 0
    start += 1 if words[start : start + 1] == "的" else 0
    end = _TITLE.search(words, start) or _BEHIND.search(words, start)
    if end is None and last:
        return None
    stop = end.start() if end else len(words)
    name = words[start:stop].strip()
    if not _is_name(name):
        return None
    place = piece.part(0, works[-1].end()) if works else None
    return Acknowledged(PERSON, piece.part(start, stop), place)


def _is_name(words: str) -> bool:
    han = len(_HAN.findall(words)) == len(words)
    return (
        han
        and 2 <= len(words) <= _LONGEST_NAME
        and (words[0] in _SURNAMES or words.startswith(_DOUBLE))
    )
