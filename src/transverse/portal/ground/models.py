"""The collectivité itself, and the receipts by which a form counts once."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Écrivez la couleur sous la forme #1a4d7a.")


class Collectivity(models.Model):
    """The one row that says whose portal this is; see `collectivity()`.

    ``logo`` is a PNG picture, empty when there is none; its size in pixels is then 0.
    """

    name = models.CharField("nom", max_length=120, default="Ma collectivité")
    main_colour = models.CharField("couleur principale", max_length=7, default="#1f4e79", validators=[COLOUR])
    accent_colour = models.CharField("couleur d'accent", max_length=7, default="#8a4b08", validators=[COLOUR])
    logo = models.BinaryField("logo", default=b"", blank=True)
    logo_width = models.PositiveSmallIntegerField(default=0, editable=False)
    logo_height = models.PositiveSmallIntegerField(default=0, editable=False)
    postal_address = models.TextField("adresse postale", blank=True, max_length=300)
    contact = models.EmailField("adresse de contact", blank=True)
    publisher = models.CharField("responsable de la publication", max_length=120, blank=True)
    host = models.CharField("hébergeur", max_length=200, blank=True)
    is_demonstration = models.BooleanField("démonstration", default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "collectivité"

    def __str__(self) -> str:
        """Return its name."""
        return self.name


def collectivity() -> Collectivity:
    """Return the collectivité, or the defaults when nothing has been set yet."""
    return Collectivity.objects.defer("logo").first() or Collectivity()


class Receipt(models.Model):
    """A form that has been answered: sent again, it leads to the same page and does nothing."""

    key = models.UUIDField(unique=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    location = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "accusé de formulaire"

    def __str__(self) -> str:
        """Return where the answer led."""
        return self.location
