//! The keys of `data/messages.toml` that the core speaks. The table holds the
//! words; a test keeps both lists equal.

macro_rules! keys {
    ($($name:ident = $word:literal,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Key { $($name,)* }

        impl Key {
            pub const ALL: &[Key] = &[$(Key::$name,)*];

            pub fn word(self) -> &'static str {
                match self { $(Key::$name => $word,)* }
            }

            pub fn of(word: &str) -> Option<Key> {
                match word { $($word => Some(Key::$name),)* _ => None }
            }
        }
    };
}

keys! {
    // Emergency
    EmergencyNow = "emergency-now",
    NaloxoneReady = "naloxone-ready",
    SedationNotLifted = "sedation-not-lifted",
    NaloxoneSeveralDoses = "naloxone-several-doses",
    NaloxoneResponded = "naloxone-responded",
    OverdoseCluster = "overdose-cluster",
    // Hazards
    Found = "found",
    FoundByInstrument = "found-by-instrument",
    FoundUnverifiedMember = "found-unverified-member",
    FoundInterference = "found-interference",
    FoundInterferenceUnknownStrength = "found-interference-unknown-strength",
    OneMemberOnly = "one-member-only",
    NotFoundShare = "not-found-share",
    NotFoundNoStrength = "not-found-no-strength",
    NotFoundNoLimit = "not-found-no-limit",
    NotFoundPoorBrand = "not-found-poor-brand",
    SolutionTooThin = "solution-too-thin",
    LimitOfTarget = "limit-of-target",
    ShareTooLarge = "share-too-large",
    ReactionOutranks = "reaction-outranks",
    ReactionOutranksShares = "reaction-outranks-shares",
    WeakerDidNotReact = "weaker-did-not-react",
    StripCannotSee = "strip-cannot-see",
    StripBlindTo = "strip-blind-to",
    NotTested = "not-tested",
    NoStripExists = "no-strip-exists",
    BenzodiazepineWhich = "benzodiazepine-which",
    PmaSlow = "pma-slow",
    CannabinoidCollapse = "cannabinoid-collapse",
    NbomePossible = "nbome-possible",
    // How a strip was read
    StripInvalid = "strip-invalid",
    StripLate = "strip-late",
    StripEarly = "strip-early",
    OneLineOutOfTime = "one-line-out-of-time",
    StripTimeUnknown = "strip-time-unknown",
    StripFaint = "strip-faint",
    StripFaintInterferent = "strip-faint-interferent",
    StripFaintInterferentUnknown = "strip-faint-interferent-unknown",
    StripUnsure = "strip-unsure",
    StripRecalled = "strip-recalled",
    StripReadAs = "strip-read-as",
    StripBrandUnknown = "strip-brand-unknown",
    LinesMeanFound = "lines-mean-found",
    LinesMeanNotFound = "lines-mean-not-found",
    // How a reagent or an instrument was read
    ReagentLate = "reagent-late",
    ReagentReactedLate = "reagent-reacted-late",
    ReagentEarly = "reagent-early",
    ReagentReadAs = "reagent-read-as",
    ColourReadAs = "colour-read-as",
    ColourLeftOut = "colour-left-out",
    PhotoUnreliable = "photo-unreliable",
    ReaderUnsure = "reader-unsure",
    DarkHides = "dark-hides",
    UntouchedColour = "untouched-colour",
    NoReaction = "no-reaction",
    Disputed = "disputed",
    InstrumentLimit = "instrument-limit",
    ComponentNegated = "component-negated",
    ComponentNegatedHazard = "component-negated-hazard",
    ComponentUnverifiedMember = "component-unverified-member",
    InstrumentLists = "instrument-lists",
    ComponentUnknown = "component-unknown",
    BlueLookAlikes = "blue-look-alikes",
    // What it was sold as
    SoldAsUnknown = "sold-as-unknown",
    SoldAsSubstitute = "sold-as-substitute",
    SoldAsReadAs = "sold-as-read-as",
    SoldAsDoesNotFit = "sold-as-does-not-fit",
    ReadingAgainst = "reading-against",
    CounterfeitLikely = "counterfeit-likely",
    BenzodiazepineStripSilent = "benzodiazepine-strip-silent",
    // What it could be
    FitsFamily = "fits-family",
    NothingExplains = "nothing-explains",
    NothingRecognised = "nothing-recognised",
    PriorDecides = "prior-decides",
    OnPaper = "on-paper",
    BlotterCarriesLittle = "blotter-carries-little",
    StrengthUnknown = "strength-unknown",
    Presumptive = "presumptive",
    SourcesLeftOut = "sources-left-out",
    // What to do next
    NextStrip = "next-strip",
    NextStripStrength = "next-strip-strength",
    NextStripWeaker = "next-strip-weaker",
    NextStripRepeat = "next-strip-repeat",
    NextStripStrengthUnknown = "next-strip-strength-unknown",
    NextReagentRepeat = "next-reagent-repeat",
    NextDilute = "next-dilute",
    NextDiluteUnknown = "next-dilute-unknown",
    NextDiluteFaint = "next-dilute-faint",
    NextDiluteFaintUnknown = "next-dilute-faint-unknown",
    PreparePill = "prepare-pill",
    PreparePaper = "prepare-paper",
    PrepareResidue = "prepare-residue",
    PrepareLiquid = "prepare-liquid",
    PreparePlant = "prepare-plant",
    NextSecondReader = "next-second-reader",
    NextOtherProduct = "next-other-product",
    NextReagent = "next-reagent",
    NextInstrument = "next-instrument",
    NextLaboratory = "next-laboratory",
    NextReport = "next-report",
    // Words of the spoken verdict
    NoLanguage = "no-language",
    HeadingDanger = "heading-danger",
    HeadingHazards = "heading-hazards",
    HeadingCandidates = "heading-candidates",
    HeadingNext = "heading-next",
    HeadingNotes = "heading-notes",
    GroupNotTested = "group-not-tested",
    GroupNoStrip = "group-no-strip",
    StateFound = "state-found",
    StateFoundInterference = "state-found-interference-possible",
    OutcomeReacted = "outcome-reacted",
    OutcomeDidNotReact = "outcome-did-not-react",
    OutcomeNoEvidence = "outcome-no-evidence",
    StateNotFound = "state-not-found-down-to",
    StateCannotExclude = "state-cannot-exclude",
    FitsWell = "fits-well",
    Fits = "fits",
    FitsPoorly = "fits-poorly",
    WithSecond = "with-second",
    MoreCandidates = "more-candidates",
    NoCandidates = "no-candidates",
    OnlyPoorFits = "only-poor-fits",
    RuleMatches = "rule-matches",
    RuleNamed = "rule-named",
    RuleNamedUntil = "rule-named-until",
    RuleUncertain = "rule-uncertain",
    Unmeasured = "unmeasured",
    UnmeasuredByStrips = "unmeasured-by-strips",
    RulesNote = "rules-note",
    RulesNoteGb = "rules-note-gb",
    DataLine = "data-line",
}
