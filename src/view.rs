//! What templates receive: finished values, nothing to look up, sort or compute.
//!
//! Every page is a function of its view and the theme. A template sees four names: `site`
//! ([`SiteView`], the same for every page), `t` (the words of the interface), `page` ([`PageView`])
//! and `view` (the struct of the page's kind). Addresses are relative to the root of the site and
//! are written as `{{ page.root }}{{ item.url }}`, unless they begin with a scheme.
//!
//! `themes/default/README.md` lists these structs; a test keeps that list true.

mod assessment;
mod complaints;
mod dashboard;
mod document;
mod data;
mod hours;
mod indicator;
mod information;
mod other;
mod post;
mod regulation;
mod service;
mod shared;
mod survey;

pub use assessment::{
    AssessmentCardView, AssessmentGroupView, AssessmentListView, AssessmentResultView,
    AssessmentView,
};
pub use complaints::{
    ComplaintChannelView, ComplaintPeriodView, ComplaintStatisticsView, ComplaintStepView,
    ComplaintsView, LaporStageView, SharePartView,
};
pub use dashboard::{DashboardView, HeadlineView};
pub use data::{DataPageView, DatasetView};
pub use document::{DocumentCardView, DocumentListView, DocumentSeriesView, DocumentView};
pub use hours::{
    ContactPageView, DatedHoursView, DayHoursView, DayRangeView, HoursSummaryView, PlaceView,
    SeasonView, WeekdayView,
};
pub use indicator::{
    BarView, ChartView, FindingView, IndicatorCardView, IndicatorGroupView, IndicatorListView,
    IndicatorView, PeriodView, SourceView, TickView,
};
pub use information::{
    InformationCategoryView, InformationDeadlinesView, InformationListView,
    InformationRequestsView, InformationView, OutcomeView, PpidView,
};
pub use other::{
    FeedEntryView, FeedView, FreePageView, HomeView, NotFoundView, RedirectView, SearchView,
    SitemapEntryView, SitemapView,
};
pub use post::{
    AnnouncementListView, MonthView, NewsArchiveView, NewsListView, PagerView, PostCardView,
    PostView,
};
pub use regulation::{RegulationGroupView, RegulationListView, RegulationView};
pub use service::{
    AzEntryView, ComponentView, DecreeView, DurationView, FaqView, FeeLabelView, FeeView,
    LetterView, RequirementGroupView, RequirementView, ServiceAzView, ServiceCardView,
    ServiceFieldView, ServiceListView, ServiceView, StageView, StepView, SystemView, TariffView,
    VariantView,
};
pub use shared::{
    AddressView, AlertView, ContactView, DateView, FileView, Html, ImageView, LinkView, PageView,
    SiteView, UnpublishedView, UrlsView,
};
pub use survey::{
    ChangeView, ElementView, FollowUpView, GradeView, GroupView, ProfileView, SurveyCardView,
    SurveyListView, SurveySeriesView, SurveyView,
};
