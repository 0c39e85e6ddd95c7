package main

import (
	"fmt"
	"strings"
	"time"
)

// dice is splitmix64: the same draws on every machine and Go version.
type dice struct{ state uint64 }

func (d *dice) next() uint64 {
	d.state += 0x9E3779B97F4A7C15
	z := d.state
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

func (d *dice) n(n int) int { return int(d.next() % uint64(n)) }

func pick[T any](d *dice, from []T) T { return from[d.n(len(from))] }

func shuffled[T any](d *dice, in []T) []T {
	out := append([]T(nil), in...)
	for i := len(out) - 1; i > 0; i-- {
		j := d.n(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}

var (
	surnames = strings.Split("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤", "")
	doubles  = []string{"欧阳", "司徒", "上官"}
	male     = strings.Split("伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林建国志海峰庆云松柏亮岩川卫东正德诚康泽远岳昊晨廷煜钧栋梁振炎", "")
	female   = strings.Split("芳娜敏静丽艳娟霞燕玲桂英梅红玉萍兰颖琳雪慧莹倩婷佳怡瑶洁欣茹芸蓉薇菲晓琴春蕾秀珍云岚月嘉妍盈淑雅文彤秋荷", "")
)

// namer gives out names that no one of the unit has yet.
type namer struct {
	d    *dice
	used map[string]bool
}

func (n *namer) name(gender string) string {
	pool := male
	if gender == "女" {
		pool = female
	}
	for {
		family := pick(n.d, surnames)
		if n.d.n(150) == 0 {
			family = pick(n.d, doubles)
		}
		given := pick(n.d, pool)
		if n.d.n(10) < 7 {
			second := pick(n.d, pool)
			if second != given {
				given += second
			}
		}
		if name := family + given; !n.used[name] {
			n.used[name] = true
			return name
		}
	}
}

var employment = map[string][]string{
	"机关": {"在编", "在编", "在编", "合同制"}, "学校": {"在编", "在编", "在编", "在编", "合同制"},
	"医院": {"在编", "在编", "合同制", "合同制", "劳务派遣"}, "企业": {"合同制", "合同制", "合同制", "劳务派遣", "农民工"},
	"联合工会": {"合同制", "农民工"},
}

// people draws the roll of a unit: u.members on the roll at the end of 2025, and
// a few who left before where the unit keeps such rows.
func people(d *dice, u unit, groups []string, leavers int) []*member {
	n := namer{d, map[string]bool{"李静": true}}
	var out []*member
	for i := range u.members + leavers {
		m := &member{staff: fmt.Sprintf("%s%04d", u.prefix, i+1), status: "在职", hardship: "无", gender: "男"}
		if d.n(100) < u.women {
			m.gender = "女"
		}
		m.name = n.name(m.gender)
		m.group = groups[groupOf(d, i, len(groups))]
		m.birth = date(1966+d.n(35), 1+d.n(12), 1+d.n(28))
		m.joined = joinDay(d, m.birth, i, u)
		m.employment = pick(d, employment[u.kind])
		if k := d.n(100); k < 3 {
			m.hardship = "困难"
		} else if k == 3 {
			m.hardship = "特困"
		}
		if i >= u.members {
			m.left = date(2024+d.n(2), 2+d.n(10), 1+d.n(28))
			m.joined = date(1995+d.n(20), 1+d.n(12), 1+d.n(28))
			m.status = "退休"
		}
		out = append(out, m)
	}
	return out
}

// groupOf spreads people evenly but not exactly over the groups.
func groupOf(d *dice, i, groups int) int {
	if d.n(4) == 0 {
		return d.n(groups)
	}
	return i % groups
}

func joinDay(d *dice, birth time.Time, i int, u unit) time.Time {
	switch {
	case i%31 == 30:
		return date(2025, 2+d.n(8), 1+d.n(28))
	case i%37 == 36:
		return date(2024, 2+d.n(9), 1+d.n(28))
	}
	first := max(birth.Year()+22, u.founded)
	return date(min(first+d.n(6), 2023), 1+d.n(12), 1+d.n(28))
}
