"""What a check may rely on of a step's form: checks run even when the form was filled in wrong, and before there is one."""


def given(act, name):
    """What was filled in; None where the form was not filled in right, which the form says itself.

    Raises KeyError while nothing has been asked yet: the page then shows that the check waits for the form.
    """
    return act.facts[name] if act.form is None else act.facts.get(name)
