"""What a coordinator says to be important becomes points, and an abandoned mentee stays first."""

from itertools import product

from domain.matching.importance import Importance, Matter, changed, chosen
from domain.matching.score import Weights


def test_every_choice_is_read_back_and_abandoned_stays_above_everything_else() -> None:
    for choice in product(Importance, repeat=len(Matter)):
        kept: dict[str, int] = {}
        for matter, importance in zip(Matter, choice, strict=True):
            kept = changed(kept, matter, importance)
        assert tuple(chosen(kept, matter) for matter in Matter) == choice
        w = Weights(**kept)
        rest = w.met_request * w.most_requests + w.shared_interest * w.most_interests + max(w.same_day, w.any_day)
        rest += w.class_gap + w.waiting_week * w.most_weeks + w.together_before
        assert w.abandoned > rest, choice


def test_more_important_weighs_more_and_what_is_not_weighs_nothing() -> None:
    for matter in Matter:
        sums = [
            sum(getattr(Weights(**changed({}, matter, one)), name) for name in changed({}, matter, Importance.NONE))
            for one in Importance
        ]
        assert sums[0] == 0
        assert sums == sorted(set(sums)), matter
    assert changed(changed({}, Matter.DAY, Importance.MOST), Matter.DAY, Importance.USUAL) == {}
