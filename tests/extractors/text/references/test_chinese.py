"""What Chinese references say, in either script."""

import pytest

from extractors.text.references import literature
from extractors.text.references.chinese import read


@pytest.mark.parametrize(
    ("reference", "title", "authors", "venue", "year"),
    [
        (
            "[1] 张三, 李四. 钙钛矿光伏界面钝化研究[J]. 虚构学报, 2019, 12(3): 45-50.",
            "钙钛矿光伏界面钝化研究", "张三, 李四", "虚构学报", 2019,
        ),
        (
            "欧阳明，周杰. 深海腐蚀防护综述\uff3bJ/OL\uff3d. 虚构海洋，2020，38（2）：1-9.",
            "深海腐蚀防护综述", "欧阳明，周杰", "虚构海洋", 2020,
        ),
        (
            "王伟.石墨烯制备[M].青滩:虚构出版社,2015:2095-2099.",
            "石墨烯制备", "王伟", "虚构出版社", 2015,
        ),
        (
            "陳明等著：《固態電池研究》，《虛構期刊》，2017年第3期，第12-20頁",
            "固態電池研究", "陳明", "虛構期刊", 2017,
        ),
        (
            "张伟,李娜,软体机器人反馈控制,虚构机械,第40卷第6期,2017年6月,第29-51页",
            "软体机器人反馈控制", "张伟,李娜", "虚构机械", 2017,
        ),
    ],
)  # fmt: skip
def test_a_chinese_reference_is_read_in_its_parts(
    reference: str, title: str, authors: str, venue: str, year: int
) -> None:
    found = literature.read(reference)
    assert (found.title, found.authors) == (title, authors)
    assert (found.venue, found.year) == (venue, year)
    assert found.first_author == authors[: len(found.first_author)]


@pytest.mark.parametrize(
    ("reference", "authors", "venue"),
    [
        ("《软体转子研究》，张三等人，虚构学报，2019年", "张三", "虚构学报"),
        ("软体转子反馈控制研究，张三等人，虚构学报，第3期，2019年", "张三", "虚构学报"),
        ("王五：《软体转子研究》，等人，虚构学报，2019年", "王五", "虚构学报"),
    ],
)
def test_names_behind_a_title_are_no_venue(reference: str, authors: str, venue: str) -> None:
    found = literature.read(reference)
    assert (found.authors, found.venue, found.year) == (authors, venue, 2019)


def test_a_paper_of_an_office_has_no_title() -> None:
    found = read("虚构知识产权局，第一次审查意见通知书，申请号201810000000.1，2019年3月5日")
    assert found is not None
    assert (found.title, found.correspondence, found.year) == ("", True, 2019)


def test_what_is_mostly_in_latin_letters_is_left_to_others() -> None:
    assert read("Arden F. Rotors that hear the rain. 虚构学报, 2019") is None


@pytest.mark.parametrize("harm", ["张三,", "《", "[J]", "张三. ", "等", "2019年", "「」"])
def test_what_repeats_is_read_in_time(harm: str) -> None:
    read("钙钛矿研" + harm * 50_000)
