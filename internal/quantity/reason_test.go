package quantity

import (
	"strings"
	"testing"
)

// TestReasons checks why numbers are no statistics; the reasons of all phrases of a text in order.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2021年3月8日至5月9日", "date date date date date"},
		{"二〇二一年", "date"},
		{"2019—2022年", "date date"},
		{"截至9月末", "date"},
		{"5—11月", "date date"},
		{"2020-06-30发布", "date"},
		{"8:30开始", "time"},
		{"上午9时20分", "date date"},
		{"下午3点", "date"},
		{"98年", "date"},
		{"期限5年", ""},
		{"仅一家企业", ""},
		{"误差±3%", "tolerance"},
		{"二十一世纪", "date"},
		{"前三季度", "date"},
		{"第7号台风", "ordinal"},
		{"第三次会议", "ordinal"},
		{"第2、3批企业", "ordinal ordinal"},
		{"排名前5", "rank"},
		{"（二）完善机制", "list_number"},
		{"3、完善机制", "list_number"},
		{"一是完善机制", "list_number"},
		{"附件4", "label"},
		{"〔2022〕18号", "label label"},
		{"人民路66号", "label"},
		{"电话：0571-88886666", "code"},
		{"邮编：310000", "label"},
		{"“2+4+8”体系", "name name name"},
		{"“十五五”规划", "name"},
		{"“4321”机制", "name"},
		{"7×24小时服务", "name name"},
		{"《促进产业发展的20条措施》", "title"},
		{"按3:7分担", "ratio"},
		{"三大工程", "rhetorical"},
		{"五项任务", "rhetorical"},
		{"四个方面", "rhetorical"},
		{"甲公司、乙公司和丙公司三家企业", "list_total"},
		{"连续八年", "duration"},
		{"近5年来", "duration"},
		{"一家企业", "indefinite"},
		{"数十家企业", "indefinite"},
		{"每万名职工", "base"},
		{"气温每升高2度", "base"},
		{"60岁以上人口", "threshold"},
		{"2000万元以上项目", "threshold"},
		{"注册资本（万元）", "unit"},
		{"编号8812", "label"},
		{"拨打95500", "bare"},
		{"千亿级集群", "name"},
		{"500强企业", "name"},
	} {
		var got []string
		for _, q := range Find(c.text) {
			got = append(got, q.Reason)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.text, s, c.want)
		}
	}
}

// TestNoPhrase checks words with numeral characters that hold no number.
func TestNoPhrase(t *testing.T) {
	for _, s := range []string{"四川", "大陆和陆地", "拾取", "肆意", "部队伍", "统一", "进一步", "一系列", "一方面", "千方百计", "万无一失", "百姓", "一带", "三文鱼",
		"ARJ21飞机", "ISO9001", "https://example.org/a?b=30%25", "两两", "百花", "半导体", "几乎", "数据"} {
		for _, q := range Find(s) {
			t.Errorf("%s: found %q", s, q.Text)
		}
	}
}
