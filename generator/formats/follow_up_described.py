"""What the keys of a follow-up's JSON say, for the schema that is published with it.

It stands here and not in docstrings, because Python can be told to leave those out.
"""

from __future__ import annotations

from generator.plan.files.follow_up_data import (
    AmendmentData,
    ChangeData,
    Coded,
    Definition,
    FollowUpRecord,
    FollowUpRuleData,
    GoalData,
    MeasurementData,
    MilestoneNow,
    NamedText,
    PartData,
    PeriodData,
    PlanData,
    PlannedMilestone,
    Reported,
    ReportingData,
    RequirementData,
    ResultData,
    SignatureData,
    StatusData,
    VolumeData,
)

DESCRIBED: dict[type, str] = {
    Coded: "A value as authors type it (an id, a choice, a day, a time), and the words that readers see for it.",
    PeriodData: "Days of a plan, both included; `id` is `2025-Q3`, empty for the plan's whole period.",
    NamedText: "An aim of the plan, or a word of its vocabulary, by its id.",
    StatusData: (
        "A status that the plan's goals can have. One with `explain` comes with cause, consequence and response."
    ),
    AmendmentData: (
        "A change of the plan during its period; `goal` is a number, empty where the plan itself was changed."
    ),
    SignatureData: "One party's signing of the plan.",
    FollowUpRuleData: "How the plan is followed up, in words.",
    PlanData: (
        "The plan that was followed up. `categories` and `measure_types` are its words for the kinds of goals, "
        "`framework` what it stands under, `body` the text of its page."
    ),
    PartData: (
        "A part of a requirement that can be met on its own; `asked` says in words what it asks for. `value` "
        "is in `unit`, in per cent where that is `percent`. A share has words for what is counted "
        "(`numerator`) and out of what (`denominator`), and a `note` on the counting. `scale_min` and "
        "`scale_max` are the ends of the scale, both included. `op` says how a result is compared with `value`, "
        "and is nothing where there is none."
    ),
    RequirementData: (
        "How the parts make the requirement: `one` names its `part`; `all` and `any` hold requirements in turn."
    ),
    MeasurementData: (
        "How a goal is measured, and how the results of several periods make one: `accumulation`, which is nothing "
        "where a goal has no numbers."
    ),
    VolumeData: (
        "An expected volume: context, never a goal. `same_as` names the volume of another goal that it is taken from."
    ),
    ReportingData: (
        "In which periods a goal is due to be reported: in all of `due`, or in any one of them. `rule` says which, and "
        "is nothing where there are not several."
    ),
    PlannedMilestone: (
        "A milestone as the plan has it: `report` is the period that accounts for it, `by` when it is to be "
        "reached; `note` is a remark to readers."
    ),
    Definition: "A goal as the plan defines it.",
    ResultData: (
        "A result of a part, of one period or of the year to date. `words` says it as the page does; empty "
        "where none is. `value` is in `unit`, in per cent where that is `percent`; a quotient that does not "
        "end has 28 digits. `decimals` is how many of them the page shows. `date` and `note` are those of one"
        " period's report. `met` is nothing where one period alone cannot tell: of what is counted over all of them."
    ),
    Reported: (
        "What a goal reported for one period of the plan, never accumulated. `published` says whether there "
        "is a follow-up of that period, `example` that its figures are invented. `status` is nothing where "
        "none was published; `account` says whether the goal had to report and did."
    ),
    MilestoneNow: (
        "Where a milestone stands by the newest report, which was that of `period` (empty where there is none"
        " yet). `due` is the last day of the time agreed, `expected` that of the newest time given; `late` "
        "counts days, and is nothing where nobody can tell. `by` is the time given in that report, `beyond` "
        "means: after the plan's period."
    ),
    ChangeData: "A correction of what a goal reported for this period.",
    GoalData: (
        "A goal as of the follow-up. What people decided is the `status`, what is counted is whether it is "
        "`met`. `outcome`, `analysis` and `next_year` are there where the follow-up closes the year."
    ),
    FollowUpRecord: (
        "What every goal of a plan reported for one period, and what follows from it. `address` is that of "
        "the page. `example` says that figures are invented, and `notice` says so in words."
    ),
}
"""By the type of the value, in the order in which they are defined."""
