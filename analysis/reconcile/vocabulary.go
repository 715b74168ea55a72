package reconcile

import "strings"

// This file is the knowledge of the checks: which measures mean what, and which words name the same
// product. The functions elsewhere know no word of any report.

// A kind is what a measure counts.
type kind int

const (
	other  kind = iota // not a figure of business done; compared with no row
	column             // a column of the table
	amount             // money of another sort than the table's
	object             // things insured or served, which are no policies
)

// measures are the figures of business that a report tells of a product.
var measures = map[string]kind{
	"policies_issued": column, "sum_insured": column, "premium_income": column, "claims_paid": column,
	"loans_supported": amount, "credit_granted": amount, "financing_obtained": amount,
	"firms_served": object, "projects_covered": object, "parks_covered": object,
	"persons_covered": object, "firms_credit_granted": object, "firms_financed": object,
}

// insured ends the measures that count things insured, whatever they are: patents, turbines.
const insured = "_insured"

// counted is what a measure counts.
func counted(measure string) kind {
	if k, ok := measures[measure]; ok {
		return k
	}
	if strings.HasSuffix(measure, insured) {
		return object
	}
	return other
}

// finance are the measures of credit that firms obtained. Only insurance of loans comes with credit, and
// the names of its products say so, in one of the words of lending.
var (
	finance = map[string]bool{"loans_supported": true, "credit_granted": true, "financing_obtained": true, "firms_credit_granted": true, "firms_financed": true}
	lending = []string{"贷款", "融资", "质押", "信贷"}
)

// columns are the table's names of measures of the narrative, where they differ.
var columns = map[string]string{"policies_issued": "policies"}

// headline are the measures of which it is worth saying that the table has no row for them.
var headline = map[string]bool{"policies_issued": true, "sum_insured": true, "firms_served": true}

// wholes are the scopes that the table of a region has; a scope outside is another area.
var wholes = map[string]bool{"city": true, "province": true}

// proportions are percentages of the count that stands before them.
var proportions = map[string]bool{"rectification_rate": true, "settlement_rate": true, "renewal_rate": true, "approval_rate": true}

// participants are counts of the names in the subject.
var participants = map[string]bool{"insurers_participating": true, "insurers_in_pool": true, "institutions_participating": true}

// generic words say nothing about which product is meant. Longer ones come first.
var generic = []string{"科技型中小微企业", "科技型中小企业", "科技型企业", "科技企业", "科技成果", "各类", "科技", "综合", "专属", "重点", "应用", "试点", "领域", "保险", "业务", "险"}

// synonyms bring other names of a product to the table's.
var synonyms = [][2]string{{"履约保证", "保证"}, {"创业责任", "创业保障"}, {"专利", "知识产权"}}

// fields are the subjects of products; names that share only a field are names of different things.
var fields = []string{"集成电路", "网络安全", "临床试验", "知识产权", "生物医药", "人才", "材料", "创业", "首台", "首批次", "贷款", "质押", "研发"}

// rising and falling are the words by which a report says which way a figure went.
var (
	rising  = []string{"扩展", "增长", "提升", "增加", "上升", "扩大", "增至", "升至", "提高"}
	falling = []string{"下降", "减少", "降低", "降至", "减至", "回落", "缩减"}
)

// open are the words that leave a list of names open, and those that may join two names where no comma
// stands.
var open = []string{"等", "多家", "及", "和", "与"}

// gaps are the kinds of problems by which figures of the table may be missing from the data.
var gaps = map[string]bool{"second-table": true, "column": true, "row": true, "cell": true, "readers": true, "figure": true}
