"""network: the four levels of the district, its units, posts, people and parties."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Divisions, units, posts, roles, accounts, parties."""

    name = "network"

    def ready(self):
        """Tell the layer below who may edit rules, and give the seed its part."""
        from django.core import checks

        from network import particulars, personal, sealed, seed
        from network.posts import holds
        from policy import access
        from policy import seed as policy_seed

        access.EDITOR["check"] = lambda user, day: holds(user, "admin", day)
        policy_seed.ROOMS["network"] = seed.run
        sealed.register(
            "network.user.phone", "network.User", "phone", lambda r: f"network.user.phone:{r.pk}", "phone_blind"
        )
        sealed.register(
            "network.sign_in.address", "network.SignIn", "address", lambda r: f"network.sign_in.address:{r.token}"
        )
        sealed.register(
            "network.identity.number", "network.Identity", "number",
            lambda r: f"network.identity.number:{r.user_id}", "number_blind",
        )  # fmt: skip
        particulars.register()
        checks.register(personal.check, "network")
        sealed.CODES["activation"] = sealed.unused
