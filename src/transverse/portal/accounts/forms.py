"""The forms of the sign-in library, in the words of the portal."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

_ADDRESS = "Adresse électronique"
_CURRENT = "Mot de passe actuel"
_NEW = "Nouveau mot de passe"
_AGAIN = "Le même, une seconde fois"
_RULES = (
    "Douze caractères au moins. Trois ou quatre mots sans rapport entre eux font un bon mot de passe ; un mot de passe "
    "courant, ou proche de votre adresse, est refusé."
)
_CODE = "Code"
_SIX = "Les six chiffres que montre votre application, ou l'un de vos codes de secours."


def _say(form: forms.BaseForm, words: dict[str, tuple[str, str]]) -> None:
    """Give fields their label and help, and take away the placeholders, which vanish when one types."""
    for name, (label, help_text) in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, help_text
        field.widget.attrs.pop("placeholder", None)


class Login(account.LoginForm):  # type: ignore[misc]
    """Sign in by address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"login": (_ADDRESS, ""), "password": ("Mot de passe", "")})


class ResetPassword(account.ResetPasswordForm):  # type: ignore[misc]
    """Ask for the link that lets one choose another password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"email": (_ADDRESS, "Celle que vous donnez pour vous connecter.")})


class ChangePassword(account.ChangePasswordForm):  # type: ignore[misc]
    """Change a password that one knows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"oldpassword": (_CURRENT, ""), "password1": (_NEW, _RULES), "password2": (_AGAIN, "")})


class SetPassword(account.SetPasswordForm):  # type: ignore[misc]
    """Choose a first password, after a sign-in by passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"password1": (_NEW, _RULES), "password2": (_AGAIN, "")})


class ResetPasswordKey(account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a password by the link of a mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"password1": (_NEW, _RULES), "password2": (_AGAIN, "")})


class Reauthenticate(account.ReauthenticateForm):  # type: ignore[misc]
    """Give the password again before a delicate change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"password": ("Mot de passe", "")})


class SecondFactor(mfa.AuthenticateForm):  # type: ignore[misc]
    """Give the code of the second factor while signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"code": (_CODE, _SIX)})


class SecondFactorAgain(mfa.ReauthenticateForm):  # type: ignore[misc]
    """Give the code again before a delicate change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"code": (_CODE, _SIX)})


class ActivateApplication(ActivateTOTPForm):  # type: ignore[misc]
    """Prove that the application on the phone makes the right codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"code": ("Code à six chiffres", "Celui que montre maintenant l'application.")})


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """Add a passkey, or a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        alone = "Me connecter avec cette clé seule, sans mot de passe"
        proof = "L'appareil demandera votre doigt, votre visage ou son propre code."
        _say(self, {"name": ("Nom de la clé", "Pour la reconnaître : « ordinateur du bureau », « téléphone »…")})
        _say(self, {"passwordless": (alone, proof)})
        self.fields["passwordless"].initial = True


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """Give a passkey another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _say(self, {"name": ("Nom de la clé", "")})
