"""The back office wears the portal's look, and no link of its own leads outside the site."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop
from wagtail import hooks
from wagtail.admin.menu import MenuItem

#: Wagtail's own text, which our catalogues say without its link.
WITHOUT_JAVASCRIPT = gettext_noop(
    "JavaScript is required to use Wagtail, but it is currently disabled.<br /> Here are the "
    '<a href="https://www.enable-javascript.com/" target="_blank" rel="noreferrer">'
    "instructions how to enable JavaScript in your web browser</a>."
)
#: What Wagtail's own Russian lacks; Django would show the Estonian instead.
WITHOUT_RUSSIAN = (
    gettext_noop("A network error occurred"),
    gettext_noop("Anyone"),
    gettext_noop("Locked by"),
    gettext_noop("View latest version"),
    gettext_noop(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a separate tab to view the "
        "last saved version."
    ),
)
STYLES = ("css/tokens.css", "css/back-office.css")


@hooks.register("insert_global_admin_css")
def our_look() -> SafeString:
    """The portal's colours and letters, after Wagtail's."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(name),) for name in STYLES))


@hooks.register("register_icons")
def our_icons(icons: list[str]) -> list[str]:
    """Icons that Wagtail lacks: for help that is offered, and for money."""
    return [*icons, "wagtailadmin/icons/heart.svg", "wagtailadmin/icons/euro.svg"]


@hooks.register("construct_help_menu")
def leave_help_that_stays_here(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take away what Wagtail's help menu offers on other sites; the keyboard's shortcuts stay."""
    items[:] = [item for item in items if not item.url.startswith("http")]
