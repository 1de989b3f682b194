"""What one looks for among accounts, agents and posts."""

from django import forms

from transverse.portal.people.models import Agent

STATES = {
    "": "Tous",
    "ouvert": "Ouverts",
    "jamais": "Jamais connectés",
    "ferme": "Fermés",
    "administrateur": "Administrateurs",
    "parti": "Agents partis",
}
GROUPS = {"": "Tous les agents", "responsables": "Responsables d'unité", "relais": "Référents et suppléants"}


class AccountSearch(forms.Form):
    """Narrow the accounts to some words, to a state."""

    is_search = True
    q = forms.CharField(label="Nom ou adresse", required=False, max_length=100)
    etat = forms.ChoiceField(label="État du compte", required=False, choices=list(STATES.items()))


class AgentSearch(forms.Form):
    """Narrow the agents without account to some words, to a group."""

    is_search = True
    q = forms.CharField(label="Nom ou unité", required=False, max_length=100)
    groupe = forms.ChoiceField(label="Qui", required=False, choices=list(GROUPS.items()))


class PostSearch(forms.Form):
    """Find a post by its title, its unit or its holder."""

    is_search = True
    q = forms.CharField(label="Intitulé, unité ou nom", required=False, max_length=100)


class Choice(forms.Form):
    """The agents ticked in a list."""

    agent = forms.ModelMultipleChoiceField(
        queryset=Agent.objects.filter(left_on=None, account=None),
        error_messages={
            "required": "Cochez au moins un agent.",
            "invalid_choice": "Un des agents cochés n'est plus à ouvrir : rechargez la page, puis recommencez.",
            "invalid_pk_value": "Un des agents cochés n'existe pas : rechargez la page, puis recommencez.",
        },
    )
