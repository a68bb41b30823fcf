"""Verdicts as people and programs read them."""

from __future__ import annotations

import json

from agreements.signing.reasons import Reason
from agreements.signing.report import as_json, as_lines
from agreements.signing.stages import Stage, State, outcomes
from agreements.signing.texts import PASSED, TEXTS
from agreements.signing.verifier import Expectation, verify

from .signer import Options


def test_valid_container_as_json(judge) -> None:
    told = json.loads(json.dumps(as_json(judge())))
    assert told["valid"] is True
    assert told["reasons"] == []
    (signature,) = told["signatures"]
    assert signature["signer"] == "MARI-LIIS MÄNNIK"
    assert signature["personal_code"] == "47101010033"
    assert signature["level"] == "LT"
    assert signature["valid"] is True
    assert signature["time"].endswith("+00:00")
    assert [one["name"] for one in told["files"]] == ["avaldus.pdf"]
    assert told["trust_list_sequence"] == 7


def test_refused_container_as_json_and_as_text(judge) -> None:
    verdict = judge(Options(timestamps=0, key_certificate=None))
    told = as_json(verdict)
    assert told["reasons"] == [{"code": "no-timestamp", "detail": ""}]
    assert told["signatures"][0]["time"] is None
    lines = list(as_lines(verdict, str))
    assert lines[0] == "not valid"
    assert any("MARI-LIIS MÄNNIK 47101010033" in line for line in lines)
    assert list(as_lines(verify(b"", None), str))[1:] == ["not-a-container: not-a-container"]
    unnamed = as_json(judge(Options(edit=lambda data: data.replace(b"xades:Cert>", b"x>"))))
    assert not unnamed["valid"]


def test_nobody_is_named_where_the_certificate_is_swapped(judge, jaan) -> None:
    verdict = judge(Options(key_certificate=jaan))
    told = as_json(verdict)["signatures"][0]
    assert (told["signer"], told["personal_code"]) == (None, None)
    assert any("unknown signer" in line for line in as_lines(verdict, str))
    assert any("signing-certificate" in line for line in as_lines(verdict, str))


def test_each_reason_and_each_check_has_its_words() -> None:
    assert set(TEXTS) == set(Reason)
    assert set(PASSED) == set(Stage)
    for text in TEXTS.values():
        assert all(str(part) for part in (text.title, text.what, text.to_do))
        assert "!" not in f"{text.title}{text.what}{text.to_do}"


def states(verdict, *, person_asked: bool = False) -> list[str]:
    return [f"{one.stage}:{one.state}" for one in outcomes(verdict, person_asked=person_asked)]


def test_checks_as_people_see_them(judge) -> None:
    assert {one.state for one in outcomes(judge(), person_asked=False)} == {State.PASSED}
    revoked = judge(Options(ocsp_status="revoked"))
    assert states(revoked, person_asked=True) == [
        "structure:passed",
        "files:passed",
        "signature:passed",
        "certificate:passed",
        "time:passed",
        "status:failed",
        "person:not-reached",
    ]
    assert states(judge(Options(timestamps=0)))[3:] == [
        "certificate:not-reached",
        "time:failed",
        "status:not-reached",
    ]
    assert states(verify(b"", None))[:2] == ["structure:failed", "files:not-reached"]
    person = judge(expectation=Expectation(representatives=frozenset()))
    assert states(person, person_asked=True)[-1] == "person:failed"


def test_missing_document_is_told_beside_what_is_right(judge) -> None:
    verdict = judge(expectation=Expectation(document_sha256="00"))
    assert states(verdict)[:2] == ["structure:passed", "files:failed"]
