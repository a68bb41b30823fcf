"""People who sit on councils log in here; whoever is not known yet is added."""

from accounts.models import User


def person_by_email(email: str, first_name: str, last_name: str) -> User:
    """The user with that e-mail, or a new one without a password: the state's login or a new password lets them in.

    Called inside the transaction of the service that gives the mandate. Raises ValidationError.
    """
    found = User.objects.filter(email=email.lower()).first()
    return found or User.objects.create_user(email, None, first_name=first_name, last_name=last_name)
