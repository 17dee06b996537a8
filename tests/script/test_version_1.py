"""Links, JSON and scripts of version 1 are the same today, to the last letter."""

import hashlib
import json
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest

from playground import Experiment
from playground.experiment.link import from_query, to_query
from playground.script.render import script
from tests.variants import VARIANTS

RECORDED: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "version_1.json").read_text(encoding="utf-8"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("recorded", [pytest.param(each, id=name) for name, each in RECORDED.items()])
def test_an_old_link_opens_and_gives_the_same_json_and_script(recorded: dict[str, str]) -> None:
    experiment, messages = from_query(dict(parse_qsl(recorded["link"], keep_blank_values=True)))
    assert messages == []
    assert urlencode(to_query(experiment)) == recorded["link"]
    assert digest(experiment.to_json()) == recorded["json"]
    assert digest(script(experiment)) == recorded["script"]


def test_every_variant_is_recorded() -> None:
    links = {recorded["link"] for recorded in RECORDED.values()}
    assert all(urlencode(to_query(experiment)) in links for _, experiment in VARIANTS)
    assert urlencode(to_query(Experiment())) == ""
