"""Work in the background."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from registry.letters.mailing import send_waiting

RETRY_AFTER = timedelta(minutes=10)


@task()
def send_letter(letter_id: int) -> None:
    """Send a letter; what could not go is tried again later, by this task or by ``manage.py send_letters``."""
    left = send_waiting(letter_id)[1]
    if left and send_letter.get_backend().supports_defer:
        send_letter.using(run_after=timezone.now() + RETRY_AFTER).enqueue(letter_id)
