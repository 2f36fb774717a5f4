"""Agreements and collaborations that Chinese sentences tell, in either script.

`A与B签署《战略合作协议》`, `A與B共建聯合實驗室`, `B授权A独家使用`: the words that tell are looked
for, and the parties are what stands before and behind them, cut at joining words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from extractors.text.passage import Passage

COLLABORATES, LICENSED, ACQUIRED = "collaboratesWith", "licensedFrom", "acquired"
FOUNDED, SPUN_OUT = "foundedBy", "spunOutOf"
OTHER: Final = "Agreement"

_SENTENCE: Final = re.compile("(?:[^。；;\uff01\uff1f!?\f\n]|\n(?![ \t\u3000]{0,40}\n)){4,600}")
"""Up to a full stop, or to an empty line, which parts a heading from what follows."""
_TRIGGER: Final = re.compile(
    r"[签簽][署订訂约約立]|[订訂]立|[达達]成|共建|共同建立|合作|[联聯]合|共同|合[资資]|授[权權予]|"
    r"[许許]可|收[购購]|[创創][立办辦]|孵化|分拆|[发發]起|[设設]立|[携攜]手|[脱脫]胎|展[開开]"
)
_JOINS: Final = re.compile("[与與跟]")
_ALSO_JOINS: Final = re.compile("[和及同]")
_NOUN: Final = (
    "(?:[协協][议議]|合同|合[约約]|[备備]忘[录錄]|意向[书書]|契[约約]|租[约約]|契[据據])(?:[书書])?"
)
_DAY: Final = r"(?:\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)"
_SIGNED: Final = re.compile(
    r"(?:[签簽][署订訂约約立]|[订訂]立|[达達]成)(?:了|有|一份|一[项項])?"
    rf"(?P<title>(?:[^，,。]|,(?=\d)){{0,60}}?{_NOUN}[》」]?)"
)
_JOINT: Final = re.compile(
    "(?:共建|共同[建组組][立建]|成立|[设設]立|[组組]建|揭牌)(?P<thing>[^，,。]{0,40}?(?:"
    "(?P<lab>[实實][验驗]室|研究中心|研究院|[创創]新中心|研[发發]中心|技[术術]中心)|"
    "(?P<venture>合[资資营營](?:公司|企[业業]))))"
)
_TOGETHER: Final = re.compile(
    "(?:合作|[联聯]合|共同)[研开開][发發究]|[产產][学學]研合作|[携攜]手|"
    "(?:[开開]展|展[开開]|[达達]成|建立)[^，,。]{0,20}?合作|深度合作|合作"
)
_LICENCE: Final = re.compile("(?:授[权權予]|[许許]可)[给給予]?")
_LICENCE_END: Final = re.compile("独家|獨家|使用|[实實]施|[开開][发發]|生[产產]|在|[对對]|以|的|$")
_LICENSED: Final = re.compile("(?:[获獲]得?|取得)了?")
_LICENSED_END: Final = re.compile(
    "(?:的|独家|獨家|[专專]利|技[术術]|[产產]品){0,4}(?:授[权權]|[许許]可)"
)
_BUYS: Final = re.compile("收[购購]了?")
_BUYS_END: Final = re.compile(
    r"(?:之|的)?(?:\s?\d{1,3}(?:\.\d{1,4})?\s?[%\uff05]|全部|控股[权權]|股[权權份](?!有限)|的[计計][划劃]|$)"
)
_HAND_IN_HAND: Final = re.compile("[携攜]手")
_TOGETHER_END: Final = re.compile("共同|[联聯]合|合作|打造|探索|推[进進]|$")
_FOUNDED: Final = re.compile("由")
_FOUNDED_END: Final = re.compile("(?:[创創][立办辦建]|[发發]起[设設成]立|孵化)")
_SPUN: Final = re.compile("[从從自]")
_SPUN_END: Final = re.compile("孵化|分拆|[剥剝][离離]")
_SPUN_OF: Final = re.compile("(?:孵化|[脱脫]胎|分拆)[自于於]")
_TO_END: Final = re.compile("的|$")
_WINDOW: Final = 160
"""Characters before a word that tells, in which the parties are looked for."""
_REACH: Final = 60
"""Characters behind a word that tells in which a party is named."""
_WORDS: Final = 8
"""Telling words of one kind that are looked at in a sentence."""
_SELF: Final = frozenset(
    [
        *("公司", "本公司", "我司", "我们", "我們", "本集团", "本集團", "集团", "集團", "本行"),
        *("本企业", "发行人", "發行人", "上市公司", "甲方"),
    ]
)
_NOBODY: Final = re.compile(
    r"(?:双方|雙方|各方|对方|對方|客[户戶]|供[应應]商|[员員]工|股[东東]|第三方|交易[对對]方|[认認][购購]方|"
    r"合作伙伴|高校|院校|机[构構]|企[业業]|家|人|方|者|[项項]目|[协協][议議]|合同|伙伴|[行产產][业業]|"
    r"部门|部門|[单單]位|市[场場]|[国國]家|本|其|[领領]域|公司[员員]工|生[产產]|研[发發]|[发發]展|等|"
    r"同行|[内內]外|[国國][内內外]|境[内內外]|多所|多家|等多|若干|主要|方面|[资資][产產]|[业業]务|[业業]務|子公司|[关關][联聯]方|全部|[权權]益)$"
)
ORGANISATION: Final = re.compile(
    r"(?:公司|[集][团團]|大[学學]|[学學]院|研究院|研究所|研究[总總]院|[实實][验驗]室|研究生院|[医醫]院|[银銀]行|"
    r"[科][学學]院|中心|委[员員][会會]|政府|基金[会會]|[协協][会會]|分行|支行|[厂廠]|局|[办辦]公室|"
    r"Inc\.?|Ltd\.?|Corp\.?|LLC|AG|GmbH|University|Limited|Group)(?:[（(][^（）()]{2,8}[）)])?$"
)
_LEADS: Final = re.compile(
    rf"^(?:{_DAY}|近日|日前|今日|昨日|同日|此外|其中|另外|同[时時]|[报報]告期[内內]|截至[^，,]{{2,12}}|"
    r"目前|根[据據]|依[据據]|按照|注[：:]|未[来來]|已|[将將]|[拟擬]|于|於|在|由|因此|[并並]|且|[获獲]悉|[宣]?[布佈]|公告[称稱]?|"
    r"(?:本?公司|[发發]行人|本?集[团團])?(?:之|的)?(?:[间間]接)?(?:全[资資]|控股|[参參]股|附[属屬]|下[属屬]|"
    r"旗下|[关關][联聯]|[孙孫]|[联聯][营營]|合[营營]|控股股[东東]|[实實][际際]控制人)+(?:子公司|附[属屬]公司|"
    r"[孙孫]公司|公司|企[业業])?(?:之|的)?|子公司|附[属屬]公司|[联聯]席|主承[销銷]商|保[荐薦]人|[关關][联聯]方|控股股[东東]|股[东東]|著名|知名|"
    r"[国國](?:[内內]|[际際])|其|[贷貸]款人|出租方|承租方|供[应應]商|[经經][销銷]商|客[户戶]|[银銀]行(?=招商|中[国國]))[，,：:]?"
)
_TAIL: Final = re.compile(
    rf"(?:[于於在]?\s?{_DAY}|依法|均|近日|日前|今日|[长長]期|[积積][极極]|[独獨]家|之?[间間]|"
    r"就[^，,。就]{2,40}|在[^，,。在]{2,30}[上方领領][面域]?|以[^，,。以]{2,24}|[将將]其[^，,。]{0,12}|是|[为為]|"
    r"于\d{4}\s?年|[发發]起|[于於]|[拟擬将將已]|[计計][划劃]|正式|共同|分[别別]|[联聯]合|成功|完成|欣然宣[佈布]|[间間]接|全[资資]|目前|"
    r"尚?未|[现現]正|(?:(?<!第)三|各)方(?:[签簽]署)?|(?:教授|科研|研[发發])?[团團][队隊]|(?:的)?(?:教授|校友|[师師]生|科研人[员員])|[与與和及])+$"
)
_OTHERS: Final = re.compile(
    r"(?<![高初中平])等(?=[^、，,]{0,30}(?:客\s?[户戶]|企|公司|[厂廠]商|[机機]构|院校|高校|[单單]位))[^、，,]*$"
)
"""What a list says of the others: `小鹏等海内外知名客户`."""
_FIELD: Final = re.compile("在[^，,。在与與]{2,40}(?:[领領]域|方面)$")
"""In what somebody works with others: `在光伏、储能等领域与…`."""
_TERM: Final = re.compile(
    r"[（(][^（）()]{0,60}[“”\"「」『』简簡以下][^（）()]{0,60}[）)]|[「『“][^」』”]{1,20}[」』”]"
)
_SPLIT: Final = re.compile(r"、|以及|[和及](?![^、，]{0,1}$)|,|，")
_HEDGED: Final = re.compile(
    r"[拟擬]|[计計][划劃]|有意|可能|意向|[将將](?!其)|[预預][计計]|洽[谈談商]|如果|若"
)
_DENIED: Final = re.compile(
    r"未(?![来來])|[没沒]有|不[存会會再得采採]|[终終]止|解除|[并並]无|[并並]無|取消"
)
_KINDS: Final = (
    (
        "JointLaboratoryAgreement",
        "[联聯]合[实實][验驗]室|[联聯]合研究|共建.{0,12}(?:[实實][验驗]室|研究|中心)",
    ),
    ("JointVenture", "合[资資营營]"),
    (
        "SponsoredResearchAgreement",
        "委[托託](?:研究|[开開][发發]|研[发發])|[发發]（委[托託]）|[资資]助|科研[经經][费費]",
    ),
    (
        "JointDevelopmentAgreement",
        "(?:[联聯]合|共同|合作)(?:[开開][发發]|研[发發]|研究|研制)",
    ),
    ("LicenceAgreement", "[许許]可|授[权權]|[专專]利|[商][标標]|技[术術][转轉][让讓]|特[许許]"),
    ("MergerAgreement", "合[并併]"),
    (
        "CreditAgreement",
        "[贷貸]款|借款|授信|融[资資]|[担擔]保|保[证證]|抵押|[质質]押|信[贷貸]|[债債]",
    ),
    ("LeaseAgreement", "租[赁賃约約]"),
    ("UnderwritingAgreement", "承[销銷]|包[销銷]|配售|保[荐薦]"),
    (
        "PurchaseAgreement",
        "收[购購]|股[权權份][转轉][让讓]|[转轉][让讓]|[认認][购購]|[买買][卖賣]|增[资資]|投[资資]|出售",
    ),
    ("DistributionAgreement", "分[销銷]|[经經][销銷]|代理|[销銷]售代"),
    ("ManufacturingAgreement", "代工|加工|委[托託]生[产產]|制造|製造"),
    ("SupplyAgreement", "供[应應货貨]|采[购購]|採[购購]|[购購][销銷]|[销銷]售"),
    ("EmploymentAgreement", "[劳勞][动動]|雇[佣傭]|聘用|委任|服[务務]合[约約]"),
    ("ConsultingAgreement", "咨[询詢]|[顾顧][问問]"),
    ("CollaborationAgreement", "合作|共建|[战戰]略|[产產][学學]研|[谅諒]解|[联聯]盟"),
    ("ServiceAgreement", "服[务務]|施工|工程|管理|承包|技[术術]"),
)
_READ_KINDS: Final = tuple((name, re.compile(words)) for name, words in _KINDS)
_OPENING: Final = re.compile(r"^(?:[\d,.]+\s?[万萬亿億]?[元美港人民币幣]*)?的?[《「“]*")
"""What stands before an agreement's own words: a sum, a mark of quotation."""
_DATE: Final = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """An agreement, or a link between organisations, as a sentence states it.

    Attributes:
        kind: a class of agreement, or the type of a link between two organisations.
        parties: who it is told of, in their order: of a link, source and target. None is whose
            document it is (`本公司`).
        title: what the agreement is called; the whole sentence where it is a link.
        sentence: where it stands.
        date: the day it gives, ISO 8601; empty where it gives none.
        denied: whether it says that it is not so, or no more.
        hedged: whether it says that it may be, or is meant to be.
    """

    kind: str
    parties: tuple[Passage | None, ...]
    title: Passage
    sentence: Passage
    date: str
    denied: bool
    hedged: bool

    @property
    def is_agreement(self) -> bool:
        """Whether it is an agreement, not a link."""
        return self.kind.endswith("Agreement")


def find(text: Passage) -> Iterator[StatedRelation]:
    """What the sentences of a text tell of agreements and of working together."""
    for found in _SENTENCE.finditer(text.document, text.start, text.end):
        sentence = Passage(text.document, *found.span()).part(0, len(found[0]))
        if _TRIGGER.search(sentence.text):
            yield from _of_sentence(sentence)


def kind_of(words: str) -> str:
    """The class of agreement that words tell; OTHER where they tell none."""
    found = next((name for name, told in _READ_KINDS if told.search(words)), OTHER)
    return "JointVentureAgreement" if found == "JointVenture" else found


def _of_sentence(sentence: Passage) -> Iterator[StatedRelation]:
    for found, (left, right) in _between(_SIGNED, sentence):
        yield from _agreed(sentence, found, left, right)
        return
    for found, (left, right) in _between(_JOINT, sentence):
        kind = "JointLaboratoryAgreement" if found["lab"] else "JointVentureAgreement"
        yield _told(sentence, kind, (*left, *right), sentence.of(found, "thing"))
        return
    for type_, turned, begins, ends in _PAIRS:
        for found in islice(begins.finditer(sentence.text), _WORDS):
            pair = _pair(sentence, found, ends)
            if pair:
                yield _told(sentence, type_, pair[::-1] if turned else pair, sentence)
                return
    for _, (left, right) in _between(_TOGETHER, sentence):
        for one in left:
            for other in right:
                yield _told(sentence, COLLABORATES, (one, other), sentence)
        return


_Sides = tuple[list[Passage | None], list[Passage | None]]


def _between(pattern: re.Pattern[str], sentence: Passage) -> Iterator[tuple[re.Match[str], _Sides]]:
    """Words that tell, each with who is joined by `与` before it; or by `和`, which names hold."""
    for joins in (_JOINS, _ALSO_JOINS):
        for found in islice(pattern.finditer(sentence.text), _WORDS):
            sides = _sides(sentence, joins, found.start())
            if sides[0] and sides[1]:
                yield found, sides


def _agreed(
    sentence: Passage,
    signed: re.Match[str],
    left: list[Passage | None],
    right: list[Passage | None],
) -> Iterator[StatedRelation]:
    title = sentence.of(signed, "title")
    lead = len(title.text) - len(_OPENING.sub("", title.text))
    title = title.part(lead, len(title.text.rstrip("》」”")))
    words = signed["title"] if kind_of(signed["title"]) != OTHER else sentence.text
    yield _told(sentence, kind_of(words), (*left, *right), title)


def _told(
    sentence: Passage, kind: str, parties: tuple[Passage | None, ...], title: Passage
) -> StatedRelation:
    text, day = sentence.text, _DATE.search(sentence.text)
    date = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else ""
    return StatedRelation(
        kind,
        tuple(dict.fromkeys(parties)),
        title,
        sentence,
        date,
        _DENIED.search(text) is not None,
        _HEDGED.search(text) is not None,
    )


def _sides(sentence: Passage, joins: re.Pattern[str], at: int) -> _Sides:
    """The parties before and behind the word that joins them; whose text it is where none is."""
    begin = max(0, at - _WINDOW)
    before = sentence.text[begin:at].rstrip("，, ")
    clause = max(before.rfind("，"), before.rfind(",")) + 1
    found = list(joins.finditer(before, clause))
    word = (found[-1] if joins is _JOINS else found[0]) if found else None
    if word is None:
        return [], []
    field = _FIELD.search(before, clause, word.start())
    left = _names(sentence.part(begin, begin + (field or word).start()), last=True)
    right = _names(sentence.part(begin + word.end(), begin + len(before)))
    return left or [None], right


def _pair(
    sentence: Passage, begins: re.Match[str], ends: re.Pattern[str]
) -> tuple[Passage | None, Passage | None] | None:
    """Who stands before a word that tells, and who between it and what ends the name."""
    left = _names(sentence.part(max(0, begins.start() - _WINDOW), begins.start()), last=True)
    ahead = _CLAUSE.match(sentence.text, begins.end(), begins.end() + _REACH)
    end = ends.search(sentence.text, begins.end() + 2, ahead.end()) if ahead and left else None
    right = _names(sentence.part(begins.end(), end.start())) if end else []
    return (left[0], right[0]) if left and right and left[0] != right[0] else None


def _names(words: Passage, *, last: bool = False) -> list[Passage | None]:
    """The organisations that words list; with `last`, those of the last clause that names any.

    Of a clause before the last only what is an organisation by its last word.
    """
    if last:
        clauses = re.split(r"[，,：:]", words.text)
        at = len(words.text)
        for clause in reversed(clauses):
            begin = at - len(clause)
            found = _listed(words.part(begin, at))
            if at < len(words.text):
                found = [each for each in found if each is None or ORGANISATION.search(each.text)]
            if found:
                return found
            at = begin - 1
        return []
    return _listed(words)


def _listed(words: Passage) -> list[Passage | None]:
    found, at = list[Passage | None](), 0
    for part in [*_SPLIT.finditer(words.text), None]:
        end = part.start() if part else len(words.text)
        name = _bare(words.part(at, end))
        if name is not None:
            found.append(None if name.text in _SELF else name)
        at = part.end() if part else end
    return found


def _bare(words: Passage) -> Passage | None:
    """A name without what leads to it and the term defined behind it; None where it is none."""
    term = _TERM.search(words.text)
    if term:
        words = words.part(0, term.start())
    if (others := _OTHERS.search(words.text)) is not None:
        words = words.part(0, others.start())
    for _ in range(5):
        lead = _LEADS.match(words.text)
        rest = words.part(lead.end(), len(words.text)) if lead else words
        if lead is None or len(rest.text) < 2:
            break
        words = rest
    tail = _TAIL.search(words.text)
    words = words.part(0, tail.start()) if tail else words
    name = words.text
    if name in _SELF:
        return words
    fine = (
        2 <= len(name) <= 40 and not _NOBODY.search(name) and not re.search(r"[《》。\d]{3}", name)
    )
    short = len(name) <= 10 and not re.search(r"[的了并並是为為将將已对對]|\n", name)
    return words if fine and (ORGANISATION.search(name) or short) else None


_CLAUSE: Final = re.compile("[^，,。]{2,}")
_PAIRS: Final = (
    (LICENSED, False, _LICENSED, _LICENSED_END),
    (ACQUIRED, False, _BUYS, _BUYS_END),
    (COLLABORATES, False, _HAND_IN_HAND, _TOGETHER_END),
    (SPUN_OUT, False, _SPUN_OF, _TO_END),
    (SPUN_OUT, False, _SPUN, _SPUN_END),
    (FOUNDED, False, _FOUNDED, _FOUNDED_END),
    (LICENSED, True, _LICENCE, _LICENCE_END),
)
"""Type of link, whether its source stands last, what begins it, what ends the second name."""
