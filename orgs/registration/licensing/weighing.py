"""Weighing: what a machine noticed stands beside each point of an examination; it is overruled only with a reason."""

from casework.core.form import StepForm
from orgs.registration.licensing.questions import choice, words

FOUND, CLEAN = "系统提示：{}", "系统核对，没有发现问题。"


class Hint(str):
    """A sentence of the machine, and the point of the examination it speaks of."""

    def __new__(cls, point, sentence):
        made = super().__new__(cls, sentence)
        made.point = point
        return made


def by_point(found, points):
    """{point: [sentences]} for every point a machine looked at; an empty list where it noticed nothing."""
    return {point: [str(hint) for hint in found if hint.point == point] for point in points}


class WeighingForm(StepForm):
    """A conclusion on each of POINTS, the opinion, and why the system's prompts do not stand in the way.

    What a machine can settle is ticked beforehand where it found nothing; where it did, the reviewer decides and says
    why (licensing.rules.prompts_are_weighed, which reads `prompts`). A point nobody's machine settles is never ticked.
    """

    POINTS = ()
    prompts = ()
    opinion = words("承办意见", rows=4)
    overruled = words("系统提示的核实结论", rows=3, required=False, help_text="逐项写明为什么仍然符合条件，随承办意见留存。")

    def weigh(self, looked, noticed, *, settled=None):
        """Ask for the points: `looked` is {point: [sentences]}, `noticed` whether anything has to be answered at all.

        `settled` names the points of `looked` where finding nothing is a conclusion; all of them when None.
        """
        for name, label in self.POINTS:
            self.fields[name] = choice(label, [("yes", "符合"), ("no", "不符合")])
            if looked.get(name):
                self.fields[name].help_text = FOUND.format(told(looked[name]))
            elif name in looked and (settled is None or name in settled):
                self.fields[name].help_text, self.fields[name].initial = CLEAN, "yes"
        if not noticed:
            del self.fields["overruled"]


def told(sentences):
    """Several sentences as one."""
    return f"{'；'.join(sentence.rstrip('。') for sentence in sentences)}。"
