"""Who writes guides and news: regions' editors write, national editors approve and publish.

Idempotent: what an operator has added to a group or to the workflow stays.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import Translation

from registry.rights.groups import EDITORS, NATIONAL_EDITORS

from .models import GuideIndexPage, NewsIndexPage, SitePage

WORKFLOW = "Sisu kinnitamine"
APPROVAL = "Riiklik haldur kinnitab"
#: What Wagtail's migrations begin with; it goes where nobody has used it.
LIBRARY_GROUPS = ("Editors", "Moderators")
LIBRARY_WORKFLOW = "Moderators approval"
FILES = {
    EDITORS: ("add_image", "choose_image", "add_document", "choose_document"),
    NATIONAL_EDITORS: (
        "add_image",
        "change_image",
        "choose_image",
        "add_document",
        "change_document",
        "choose_document",
    ),
}
NATIONAL_ON_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


def load() -> dict[str, int]:
    """Rights on pages, images and documents, and the workflow; how many rights on pages there are."""
    clear_away_the_librarys()
    root = SitePage.objects.get(depth=1)
    for page in (*GuideIndexPage.objects.all(), *NewsIndexPage.objects.all()):
        allow(EDITORS, page, "add")
    for action in NATIONAL_ON_PAGES:
        allow(NATIONAL_EDITORS, root, action)
    for group, codes in FILES.items():
        for code in codes:
            allow_files(group, code)
    allow_translating(NATIONAL_EDITORS)
    begin_workflow(root)
    return {"rights on pages": GroupPagePermission.objects.count()}


def allow(group: str, page: SitePage, action: str) -> None:
    """Let a group do something with a page and all below it."""
    permission = Permission.objects.get(content_type__app_label="portal", codename=f"{action}_sitepage")
    GroupPagePermission.objects.get_or_create(
        group=Group.objects.get(name=group), page_id=page.pk, permission=permission
    )


def allow_files(group: str, code: str) -> None:
    """Let a group do something with all images or documents."""
    permission = Permission.objects.get(codename=code, content_type__app_label__in=("wagtailimages", "wagtaildocs"))
    GroupCollectionPermission.objects.get_or_create(
        group=Group.objects.get(name=group), collection=Collection.get_first_root_node(), permission=permission
    )


def allow_translating(group: str) -> None:
    """Let a group begin the translation of a page."""
    permission, _ = Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Translation),
        codename="submit_translation",
        defaults={"name": "Can submit translations"},
    )
    Group.objects.get(name=group).permissions.add(permission)


def begin_workflow(root: SitePage) -> None:
    """What a region's editor has written is approved by a national editor, on every page."""
    if WorkflowPage.objects.filter(page_id=root.pk).exists():
        return
    task, made = GroupApprovalTask.objects.get_or_create(name=APPROVAL)
    if made:
        task.groups.add(Group.objects.get(name=NATIONAL_EDITORS))
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page_id=root.pk)


def clear_away_the_librarys() -> None:
    """Take away the groups and the workflow that Wagtail began with, where nobody has used them."""
    groups = Group.objects.filter(name__in=LIBRARY_GROUPS)
    used = groups.filter(user__isnull=False).exists()
    unused_workflows = Workflow.objects.filter(name=LIBRARY_WORKFLOW, workflow_states__isnull=True)
    if used or not unused_workflows.exists():
        return
    Task.objects.filter(workflow_tasks__workflow__in=unused_workflows).delete()
    unused_workflows.delete()
    groups.delete()
