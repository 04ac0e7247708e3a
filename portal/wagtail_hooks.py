"""In the editors' interface: the way to notices, which are drafted at the desk and not as pages."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def notices():
    """公示公告."""
    return MenuItem("公示公告", "/desk/notices/", name="public-notices", icon_name="doc-full", order=150)
