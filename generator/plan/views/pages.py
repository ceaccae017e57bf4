"""The views of all page templates together."""

from __future__ import annotations

from generator.plan.views.operations import (
    AudiencesView,
    AudienceView,
    FeedView,
    ListView,
    PromisesView,
    TopicsView,
    TopicView,
    UpdateView,
)
from generator.plan.views.performance import (
    AnnualView,
    FollowUpView,
    GoalView,
    MilestonesView,
    PlansView,
    PlanView,
    YearsView,
)
from generator.plan.views.site import (
    AccessibilityView,
    ContactsView,
    CorrectionsView,
    FreePageView,
    FrontView,
    GlossaryView,
    NotFoundView,
    SearchView,
    VersionView,
)

View = (
    AccessibilityView
    | AnnualView
    | AudienceView
    | AudiencesView
    | ContactsView
    | CorrectionsView
    | FeedView
    | FollowUpView
    | FreePageView
    | FrontView
    | GlossaryView
    | GoalView
    | ListView
    | MilestonesView
    | NotFoundView
    | PlanView
    | PlansView
    | PromisesView
    | SearchView
    | TopicView
    | TopicsView
    | UpdateView
    | VersionView
    | YearsView
)
