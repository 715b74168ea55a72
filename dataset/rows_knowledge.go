package dataset

// Entity is an organisation or named system that a document speaks of: a row of entities.csv. Two
// organisations never share a key; one that no dictionary knows has the key "name:" and its printed
// name.
type Entity struct {
	Edition  string `csv:"edition"`
	Key      string `csv:"key"`
	Kind     string `csv:"kind"`     // insurer, pool, regulator, government, insured, platform, other
	Name     string `csv:"name_zh"`  // the full name where it is known, else the fullest printed form
	NameEN   string `csv:"name_en"`  // "" when not known
	Group    string `csv:"group"`    // key of the parent, or of the successor of a former authority
	Aliases  string `csv:"aliases"`  // the forms this document prints, with bars; "" for a parent that only its branches name
	Mentions int    `csv:"mentions"` // how often the document names it
	Known    string `csv:"known"`    // dictionary, form (a branch or authority told by its form) or unknown
	Place
}

// Activity is something that an insurer, a pool or the industry does: a row of activities.csv.
// Where several insurers are named for one product each has a row.
type Activity struct {
	Edition      string `csv:"edition"`
	ID           string `csv:"id"`
	ActorKey     string `csv:"actor_key"` // the insurer, never its branch
	ActorPrinted string `csv:"actor_printed"`
	Product      string `csv:"product"` // as printed
	ProductKey   string `csv:"product_key"`
	LineCode     string `csv:"line_code"`  // line item of the statistics table when the product is that
	Field        string `csv:"field"`      // industry served, else the function of the product
	Technology   string `csv:"technology"` // bar-separated
	Clients      string `csv:"clients"`    // bar-separated, as printed
	Status       string `csv:"status"`     // offered, pilot, research, planned, recommended
	StartYear    int    `csv:"start_year"`
	Section      string `csv:"section"`
	Box          string `csv:"box"`
	Place
}

// Programme is a pilot, pool, campaign or policy zone: a row of programmes.csv.
type Programme struct {
	Edition      string `csv:"edition"`
	Key          string `csv:"key"`
	Name         string `csv:"name_zh"`
	NameEN       string `csv:"name_en"`
	Start        string `csv:"start"` // year or month; "" when not told
	End          string `csv:"end"`
	Participants string `csv:"participants"` // keys of entities with bars; lead: and guide: before those who do
	Instrument   string `csv:"instrument"`
	Status       string `csv:"status"` // running, pilot, research, done
	Count        int    `csv:"participants_count"`
	Section      string `csv:"section"`
	Box          string `csv:"box"`
	Place
}

// Award is a prize or selection: a row of awards.csv.
type Award struct {
	Edition   string `csv:"edition"`
	ID        string `csv:"id"`
	Award     string `csv:"award"`
	Grade     string `csv:"grade"`
	Year      int    `csv:"year"`    // of the award as printed, else the year in which it was received
	Winners   string `csv:"winners"` // keys of entities with bars
	Project   string `csv:"project"`
	AwardedBy string `csv:"awarded_by"` // keys of entities with bars; "" when not printed
	Section   string `csv:"section"`
	Box       string `csv:"box"`
	Place
}

// Document is an act, plan or standard that the report names: a row of documents.csv.
type Document struct {
	Edition    string `csv:"edition"`
	ID         string `csv:"id"`
	Title      string `csv:"title"`       // the fullest printed form
	Kind       string `csv:"kind"`        // notice, opinion, plan, guideline, standard, statistical-system, other
	Issuers    string `csv:"issuers"`     // keys of entities with bars
	Date       string `csv:"date"`        // of the policy list, else as told in the text
	OtherDates string `csv:"other_dates"` // further dates printed for the same act, with bars
	Guideline  int    `csv:"guideline"`   // number in the policy list
	Where      string `csv:"where"`       // sections and boxes that name it, with bars
	Place
}

// First is a claim of the report that something was first or the only one: a row of firsts.csv. It
// is the source's claim and not checked.
type First struct {
	Edition    string `csv:"edition"`
	ID         string `csv:"id"`
	Claim      string `csv:"claim"`     // as printed, at most 25 characters
	Claimants  string `csv:"claimants"` // keys of entities with bars
	ProductKey string `csv:"product_key"`
	Marker     string `csv:"marker"` // the word that makes the claim
	Section    string `csv:"section"`
	Box        string `csv:"box"`
	Place
}

// Outlook is a challenge, a direction or a recommended instrument: a row of outlook.csv.
type Outlook struct {
	Edition string `csv:"edition"`
	ID      string `csv:"id"` // C1, C1.1, D1, D1.1
	Kind    string `csv:"kind"`
	Label   string `csv:"label"`
	Parent  string `csv:"parent"`
	Section string `csv:"section"`
	Place
}
