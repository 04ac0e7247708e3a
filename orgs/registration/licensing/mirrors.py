"""What registrations have to be entered again elsewhere. That both systems take them by hand is an assumption (docs/mirrors.md)."""

from casework.mirrors.declared import Mirror

CITY, NATION = "市级社会组织登记系统", "全国社会组织信用信息公示平台"
OF_ESTABLISHMENT = (Mirror("city", CITY, ("issue_certificate",)), Mirror("nation", NATION, ("announce",)))
OF_NAMES = (Mirror("city", CITY, ("approve",)),)
