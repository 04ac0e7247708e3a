"""ConsentSheet: the 电子送达确认书 on paper behind a consent that was entered at the window, with its scan as evidence."""

from django.db import models

from network.vault import unseal

CAPACITIES = {"head": "法定代表人或者负责人", "founder": "发起人或者举办者", "agent": "委托代理人"}


class ConsentSheet(models.Model):
    """Who signed (`signer`, sealed) in which capacity, where electronic papers are to go (`address`, sealed), on which day."""

    consent = models.OneToOneField("papers.ElectronicConsent", models.PROTECT, related_name="sheet")
    ref = models.CharField(max_length=20, unique=True)
    signer = models.TextField()
    capacity = models.CharField(max_length=10)
    address = models.TextField()
    signed_on = models.DateField()
    path = models.CharField(max_length=100)
    kind = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)

    @property
    def signer_name(self):
        """Who signed."""
        return unseal(self.signer, place_of(self.ref, "signer"))

    @property
    def address_text(self):
        """Where electronic papers are to go."""
        return unseal(self.address, place_of(self.ref, "address"))

    @property
    def capacity_label(self):
        """The capacity in words."""
        return CAPACITIES.get(self.capacity, self.capacity)


def place_of(ref, name):
    """The context under which what the sheet says of a person is sealed."""
    return {"signer": f"papers.consent_signer:{ref}", "address": f"papers.consent_address:{ref}"}[name]
