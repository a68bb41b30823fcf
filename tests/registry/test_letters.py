"""Letters: logged, sent, never lost."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command

from registry.models import ErrorReport, Letter, LetterRecipient
from registry.services.letters import Address, write_letter
from registry.services.reports import close_report
from tests import factories

pytestmark = pytest.mark.django_db
State = LetterRecipient.State


class Away(BaseEmailBackend):
    """A mail server that is not there."""

    def open(self) -> None:
        raise ConnectionRefusedError


class Refusing(BaseEmailBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, messages) -> int:
        for message in messages:
            if "tundmatu" in message.to[0]:
                raise SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
        return len(messages)


class HangingUp(BaseEmailBackend):
    """A mail server that goes away after the first letter."""

    taken = 0

    def send_messages(self, messages) -> int:
        type(self).taken += 1
        if type(self).taken > 1:
            raise ConnectionResetError
        return len(messages)


def write(django_capture_on_commit_callbacks, *emails: str) -> Letter:
    region = factories.RegionFactory()
    with django_capture_on_commit_callbacks(execute=True):
        return write_letter(
            factories.staff_of(region),
            region,
            "Kohtume\nhomme",
            "Tulge.",
            {"list": "x"},
            [Address("A", one) for one in emails],
        )


def test_staff_of_another_region_write_nothing():
    region = factories.RegionFactory()
    for person in (factories.staff_of(factories.RegionFactory()), factories.reader_of(region), factories.UserFactory()):
        with pytest.raises(PermissionDenied):
            write_letter(person, region, "T", "K", {"list": "x"}, [Address("A", "a@post.example")])
    assert not Letter.objects.exists()


def test_a_letter_in_the_name_of_the_country_is_for_national_staff():
    with pytest.raises(PermissionDenied):
        write_letter(
            factories.staff_of(factories.RegionFactory()), None, "T", "K", {"a": 1}, [Address("A", "a@b.example")]
        )


def test_a_letter_to_nobody_is_refused():
    region = factories.RegionFactory()
    with pytest.raises(ValidationError):
        write_letter(factories.staff_of(region), region, "T", "K", {"list": "x"}, [Address("A", "")])


def test_each_gets_it_once_and_alone(django_capture_on_commit_callbacks):
    letter = write(django_capture_on_commit_callbacks, "a@post.example", "A@post.example", "b@post.example")
    assert [one.to for one in mail.outbox] == [["a@post.example"], ["b@post.example"]]
    assert mail.outbox[0].subject == "Kohtume homme"
    assert mail.outbox[0].reply_to == [letter.written_by.email]
    assert set(letter.recipients.values_list("state", flat=True)) == {State.SENT}


def test_a_mail_server_that_is_away_loses_none(settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    letter = write(django_capture_on_commit_callbacks, "a@post.example", "b@post.example")
    for _ in range(30):
        call_command("send_letters")
    assert set(letter.recipients.values_list("state", flat=True)) == {State.QUEUED}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_letters")
    call_command("send_letters")
    assert len(mail.outbox) == 2


def test_a_server_that_hangs_up_leaves_the_rest_waiting(settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = f"{__name__}.HangingUp"
    letter = write(django_capture_on_commit_callbacks, "a@post.example", "b@post.example", "c@post.example")
    states = list(letter.recipients.values_list("state", flat=True))
    assert states == [State.SENT, State.QUEUED, State.QUEUED]


def test_an_address_that_is_refused_is_noted_and_given_up_in_the_end(settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    letter = write(django_capture_on_commit_callbacks, "tundmatu@post.example", "b@post.example")
    refused, taken = letter.recipients.order_by("-email")
    assert (refused.state, taken.state) == (State.FAILED, State.SENT)
    assert "no such user" in refused.error
    for _ in range(20):
        call_command("send_letters")
    refused.refresh_from_db()
    assert refused.attempts == 10


def test_a_report_is_answered_once_by_staff_of_its_region(django_capture_on_commit_callbacks):
    report = factories.ErrorReportFactory(email="lugeja@post.example", language="ru")
    region = report.service.organization.municipality.region
    with pytest.raises(PermissionDenied):
        close_report(factories.staff_of(factories.RegionFactory()), report, "Ei")
    editor = factories.staff_of(region)
    with pytest.raises(ValidationError):
        close_report(editor, report, "  ")
    with django_capture_on_commit_callbacks(execute=True):
        close_report(editor, report, "Parandasime.")
    report = ErrorReport.objects.get(pk=report.pk)
    assert (report.state, report.closed_by, report.answer) == ("closed", editor, "Parandasime.")
    assert "Parandasime." in mail.outbox[0].body
    with pytest.raises(ValidationError):
        close_report(editor, report, "Veel kord")
