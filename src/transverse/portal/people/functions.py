"""The functions that posts carry: general director, human resources, data protection. One post each."""

from django.db import transaction

from transverse.portal.ground.refusals import RefusalError
from transverse.portal.people.models import Function, Post


@transaction.atomic
def give(post: Post, function: Function) -> Post | None:
    """Give a function to a post; return the post that carried it until then, if any.

    Raises
    ------
    RefusalError
        The post has been closed, or carries another function.
    """
    if post.closed_on is not None:
        raise RefusalError(f"Le poste « {post} » est supprimé : choisissez-en un autre.")
    if post.function and post.function != function:
        raise RefusalError(
            f"Le poste « {post} » porte déjà la fonction « {Function(post.function).label} » : un poste n'en porte "
            "qu'une."
        )
    before = Post.objects.select_for_update().filter(function=function).exclude(pk=post.pk).first()
    Post.objects.filter(function=function).exclude(pk=post.pk).update(function="")
    post.function = function
    post.save(update_fields=["function"])
    return before


def take(post: Post) -> None:
    """Take its function from a post."""
    post.function = ""
    post.save(update_fields=["function"])
