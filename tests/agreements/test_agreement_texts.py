"""The agreement's text in versions: begun once, published whole, then fixed (A1, A3)."""

import pytest
from django.core.exceptions import ValidationError

from agreements.models import AgreementClause, AgreementTemplate
from agreements.services.agreement_texts import begin_text, publish_text, write_text
from registry.models import Region
from tests.factories import national_editor, staff_of
from tests.refusals import nothing_written

pytestmark = pytest.mark.django_db
Part = AgreementClause.Part


@pytest.fixture
def region() -> Region:
    return Region.objects.get(code="0071")


@pytest.fixture
def editor():
    return national_editor()


def test_a_version_is_begun_once(editor):
    """A1: while one is being written nobody begins another beside it."""
    begin_text(editor, None)
    with nothing_written(), pytest.raises(ValidationError):
        begin_text(editor, None)


def test_the_country_s_text_has_all_nine_parts(editor):
    """A1: a version that lacks a part is not published, and the refusal names the part."""
    text = begin_text(editor, None)
    parts = {part.value: "Nii lepime kokku." for part in Part}
    missing = Part.FUNDING
    write_text(editor, text, {**parts, missing.value: " "})
    with nothing_written(), pytest.raises(ValidationError) as refused:
        publish_text(editor, text)
    assert str(missing.label) in refused.value.messages[0]
    write_text(editor, text, parts)
    assert publish_text(editor, text).published_by == editor


def test_a_region_s_addition_says_something(region):
    """A1: it may leave parts to the country's text, not all of them."""
    staff = staff_of(region)
    text = begin_text(staff, region)
    with nothing_written(), pytest.raises(ValidationError):
        publish_text(staff, text)
    write_text(staff, text, {Part.LEAVING.value: "Lahkumisest teatatakse pool aastat ette."}, 180)
    assert publish_text(staff, text).notice_days == 180


def test_a_published_text_is_never_changed(editor):
    """A3: a change is a new version; the published one is neither written nor published again."""
    text = AgreementTemplate.objects.filter(region=None, published_at__isnull=False).get()
    for act in (lambda: write_text(editor, text, {}, 1), lambda: publish_text(editor, text)):
        with nothing_written(), pytest.raises(ValidationError):
            act()
    following = begin_text(editor, None)
    assert following.version == text.version + 1
    assert set(following.clauses.values_list("text", flat=True)) == set(text.clauses.values_list("text", flat=True))
