"""Prose has a topic only where it names one; a title without one is of its venue."""

import numpy as np

from kg.load.vectors.encoder import encode
from kg.topics.agreements import work_of
from kg.topics.context import FEWEST
from kg.topics.model import Work
from kg.topics.tell import Batch, by_classes, by_text, tell
from ontology.topics import topics


def test_an_agreement_is_about_what_it_names() -> None:
    joint = "The Parties will develop perovskite solar cells and share the results of the research."
    plain = "This Agreement shall be binding upon the parties, their successors and assigns."
    one, other = tell([work_of(f"Agreement. {each}") for each in (joint, plain)])
    assert [topics().by_id[each].name for each, _ in one.topics] == [
        "Perovskite Materials and Applications"
    ]
    assert other.topics == []


def test_a_title_that_tells_nothing_is_about_what_its_venue_is() -> None:
    works = [Work("Semantic segmentation of street scenes")] * FEWEST + [Work("Be your own Prada")]
    vectors = np.array(encode([each.title for each in works]))
    last = list(by_text([Batch(works, vectors, ["CVPR 2017"] * len(works))]))[-1]
    assert last.method == "venue"
    assert topics().by_id[last.topics[0][0]].name == "Computer Vision and Pattern Recognition"
    alone = list(by_text([Batch(works, vectors, [""] * len(works))]))[-1]
    assert alone.topics == []


def test_a_venue_of_many_subfields_is_about_the_field_of_most() -> None:
    titles = [
        "Structural health monitoring of bridges",
        "Permanent magnet synchronous motor drives",
    ]
    titles += ["Turbulent heat transfer in nanofluids", "Fault diagnosis of rolling bearings"]
    works = [Work(each) for each in titles for _ in range(FEWEST // 4 + 1)]
    works.append(Work("Be your own Prada"))
    vectors = np.array(encode([each.title for each in works]))
    last = list(by_text([Batch(works, vectors, ["Machines 2017"] * len(works))]))[-1]
    assert last.method == "venue"
    assert topics().by_id[last.topics[0][0]].name == "Engineering"


def test_a_title_of_no_sure_topic_has_the_subfield_that_its_venue_makes_likely() -> None:
    title = "Learning spatio-temporal representation with local and global diffusion"
    works = [Work("Semantic segmentation of street scenes")] * FEWEST + [Work(title)]
    vectors = np.array(encode([each.title for each in works]))
    last = list(by_text([Batch(works, vectors, ["CVPR 2017"] * len(works))]))[-1]
    assert last.method == "text"
    (told,) = last.topics
    assert topics().by_id[told[0]].name == "Computer Vision and Pattern Recognition"


def test_a_topic_that_few_of_the_classes_stand_for_is_not_told() -> None:
    weighing = ["uspc:177/25", "ipc:G01G19/04", "ipc:G01G23/10", "ipc:G06F7/28"]
    (told,) = by_classes(weighing).topics
    assert "subfields" in told[0]
    assert by_classes(weighing[-1:]).topics[0][0] == "openalex:T11693"


def test_no_works_have_no_topics() -> None:
    assert list(tell([])) == []
    assert list(by_text([])) == []


def test_works_are_told_alike_in_one_batch_and_in_many() -> None:
    titles = ["Semantic segmentation of street scenes"] * FEWEST + ["Robots that walk", "Be calm"]
    works, vectors = [Work(each) for each in titles], encode(titles)
    venues = ["CVPR 2017"] * len(works)
    many = [
        Batch(works[at : at + 5], vectors[at : at + 5], venues[at : at + 5])
        for at in range(0, len(works), 5)
    ]
    assert list(by_text(many)) == list(by_text([Batch(works, vectors, venues)]))
