package quantity

// A hedge is what the wording says of a number's exactness.
type hedge int

const (
	plainly hedge = iota // 达, 仅, 为 or nothing
	about                // 约, 左右
	near                 // 近
	atLeast              // 超过, 以上
	atMost               // 不超过, 以内
	from                 // 起
)

type hedgeWord struct {
	word string
	h    hedge
}

// before lists the words that stand before a number. 达, 仅 and the like say nothing of its
// exactness, but a hedge may stand before them in turn (约为, 超过了).
var before = byLast([]hedgeWord{
	{"约", about}, {"大约", about}, {"大概", about}, {"大致", about}, {"左右", plainly},
	{"近", near}, {"将近", near}, {"接近", near}, {"逼近", near}, {"几近", near},
	{"超", atLeast}, {"超过", atLeast}, {"超出", atLeast}, {"逾", atLeast}, {"突破", atLeast}, {"破", atLeast}, {"过", atLeast},
	{"至少", atLeast}, {"不少于", atLeast}, {"不低于", atLeast}, {"不小于", atLeast}, {"不下于", atLeast}, {"不下", atLeast}, {"不止", atLeast},
	{"大于", atLeast}, {"高于", atLeast}, {"多于", atLeast}, {"大于等于", atLeast}, {"大于或等于", atLeast}, {"等于或大于", atLeast},
	{"最少", atLeast}, {"最低", atLeast}, {"下限", atLeast}, {"下限为", atLeast}, {"≥", atLeast}, {">", atLeast}, {">=", atLeast}, {"＞", atLeast},
	{"不足", atMost}, {"不到", atMost}, {"不满", atMost}, {"未满", atMost}, {"未到", atMost}, {"未达", atMost}, {"不及", atMost},
	{"不超过", atMost}, {"不超", atMost}, {"未超过", atMost}, {"未超", atMost}, {"没有超过", atMost}, {"不得超过", atMost}, {"不多于", atMost}, {"不高于", atMost}, {"不大于", atMost},
	{"最多", atMost}, {"至多", atMost}, {"最高", atMost}, {"最高达", atMost}, {"最长", atMost}, {"上限", atMost}, {"上限为", atMost}, {"不逾", atMost}, {"不过", atMost},
	{"低于", atMost}, {"少于", atMost}, {"小于", atMost}, {"小于等于", atMost}, {"小于或等于", atMost}, {"≤", atMost}, {"<", atMost}, {"<=", atMost},
	{"了", plainly}, {"为", plainly}, {"达", plainly}, {"达到", plainly}, {"达成", plainly}, {"共", plainly}, {"仅", plainly}, {"有", plainly}, {"高达", plainly}, {"人民币", plainly}, {"可达", plainly}, {"在", plainly}, {"为每人", plainly},
})

// after lists the words that stand after a number or its unit.
var after = []hedgeWord{
	{"(含)以上", atLeast}, {"(含)以下", atMost}, {"及以上", atLeast}, {"或以上", atLeast}, {"以上", atLeast}, {"之上", atLeast}, {"有余", atLeast}, {"开外", atLeast}, {"+", atLeast},
	{"及以下", atMost}, {"以下", atMost}, {"之下", atMost}, {"以内", atMost}, {"之内", atMost}, {"内", atMost},
	{"左右", about}, {"上下", about}, {"起", from},
}

// notHedge lists longer words that only end like a hedge.
var notHedge = map[string][]rune{
	"近": {'最', '附', '靠', '临', '邻', '远', '新', '亲', '晚'},
	"过": {'通', '经', '渡', '度', '路', '透', '跨', '越', '见', '做', '来', '去', '走'},
	"超": {'赶', '反', '高', '英', '中'},
	"破": {'打', '攻', '侦', '告'},
	"约": {'合', '契', '签', '履', '预', '制', '节', '集', '条', '大', '公'},
	"有": {'持', '拥'},
}

func byLast(words []hedgeWord) map[rune][]hedgeWord {
	m := map[rune][]hedgeWord{}
	for _, w := range words {
		r := []rune(w.word)
		last := r[len(r)-1]
		m[last] = append(m[last], w)
	}
	return m
}

// hedgeBefore finds the hedge that ends at i, not reaching back beyond limit: the nearest that says
// something. It gives the place where that wording begins, and the place where fillers begin.
func (t *text) hedgeBefore(i, limit int) (h hedge, start, reach int) {
	start, reach = i, i
	for steps := 0; steps < 4; steps++ {
		w, at := t.wordBefore(reach, limit)
		if at == reach || w.word == "过" && reach < i { // 走过了3年
			break
		}
		reach = at
		if w.h != plainly {
			start = at
			if h == plainly { // 最多不超过: the nearest counts
				h = w.h
			}
		}
	}
	return h, start, reach
}

// hedgeAcross finds the hedge of a share whose whole stands between: 不超过总数的60%.
func (t *text) hedgeAcross(i, limit int) hedge {
	if t.rune(i-1) != '的' {
		return plainly
	}
	for k := i - 1; k > limit && k > i-16 && isHan(t.rune(k)); k-- {
		if w, at := t.wordBefore(k, limit); k-at >= 2 && (w.h == atLeast || w.h == atMost) {
			return w.h
		}
	}
	return plainly
}

// wordBefore is the longest hedge word that ends at i.
func (t *text) wordBefore(i, limit int) (best hedgeWord, start int) {
	start = i
	for _, w := range before[t.rune(i-1)] {
		n := len([]rune(w.word))
		if i-n < limit || i-n >= start || !t.has(i-n, w.word) || t.notHedgeAt(w.word, i-n) {
			continue
		}
		best, start = w, i-n
	}
	return
}

func (t *text) notHedgeAt(word string, i int) bool {
	for _, c := range notHedge[word] {
		if t.rune(i-1) == c {
			return true
		}
	}
	return word == "不过" && t.startsClause(i) // however
}

// hedgeAfter finds the hedge that begins at i and the place where it ends.
func (t *text) hedgeAfter(i int) (hedge, int) {
	for _, w := range after {
		if !t.has(i, w.word) {
			continue
		}
		end := i + len([]rune(w.word))
		if t.oneOf(end, notHedgeAfter[w.word]) {
			return plainly, i
		}
		return w.h, end
	}
	return plainly, i
}

// notHedgeAfter lists what makes another word of a hedge that it follows: 以上海, 上下游, 2+3.
var notHedgeAfter = map[string]string{
	"+": "0123456789", "起": "到来义诉草点伏源事重火降", "内": "部容外在地陆涵河资需", "以上": "海述市", "以下": "简几方四三五列称", "上下": "游级联同",
	"以内": "部蒙", "左右": "手",
}
