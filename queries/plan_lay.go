package queries

import (
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// laid is a unit's plans with the words of people laid over what the machine read.
type laid struct {
	items    []terms.PlanItem
	dropped  []terms.PlanItem
	words    []itemWord
	absorbed map[string]string // key of a merged item -> key of the one it went into
	plans    map[string]bool   // plan keys
}

func (l *laid) has(key string) bool { return l.find(key) >= 0 }

func (l *laid) find(key string) int {
	return slices.IndexFunc(l.items, func(it terms.PlanItem) bool { return it.Key == key })
}

// stands returns the key of the item a key now stands in.
func (l *laid) stands(key string) string {
	for range len(l.absorbed) {
		into, ok := l.absorbed[key]
		if !ok {
			break
		}
		key = into
	}
	return key
}

// lay lays words over items, in the order they were said. Words about items that do not
// stand are kept and wait: a plan sent again brings its items back.
func lay(items []terms.PlanItem, words []itemWord) *laid {
	l := &laid{items: items, words: words, absorbed: map[string]string{}, plans: map[string]bool{}}
	for _, it := range items {
		l.plans[it.PlanKey] = true
	}
	for _, w := range words {
		if !w.Taken {
			l.say(w)
		}
	}
	for i := range l.items {
		l.items[i].Number = i + 1
	}
	return l
}

func (l *laid) say(w itemWord) {
	if w.kind == ItemAdd {
		l.add(w)
		return
	}
	i := l.find(l.stands(w.Item))
	if i < 0 {
		return
	}
	it := &l.items[i]
	switch w.kind {
	case ItemEdit:
		w.patch.onto(it)
		it.Corrected = true
	case Adjust:
		adjust(it, w)
	case ItemKeep:
		it.Doubt = ""
	case ItemDrop:
		l.dropped = append(l.dropped, *it)
		l.items = slices.Delete(l.items, i, i+1)
	case ItemSplit:
		l.split(i, w.patch.Parts)
	case ItemMerge:
		l.merge(i, w)
	}
}

// adjust changes what is promised, and keeps what was promised before.
func adjust(it *terms.PlanItem, w itemWord) {
	r := terms.Revision{ID: w.ID, Date: w.Date, Who: w.Who, Reason: w.Reason}
	if !w.patch.Empty() {
		was := plainItem(*it)
		r.Was = &was
		w.patch.onto(it)
		it.Cancelled, it.Doubt = w.patch.Cancel, ""
		if !w.patch.Cancel {
			now := plainItem(*it)
			r.Now = &now
		}
	}
	it.Revisions = append(slices.Clone(it.Revisions), r)
}

// plainItem is an item without its history.
func plainItem(it terms.PlanItem) terms.PlanItem {
	it.Revisions = nil
	return it
}

func (p ItemPatch) onto(it *terms.PlanItem) {
	set(&it.Section, p.Section)
	set(&it.Text, p.Text)
	set(&it.Category, p.Category)
	set(&it.Targets, p.Targets)
	set(&it.Strength, p.Strength)
	set(&it.Notes, p.Notes)
	set(&it.Owner, p.Owner)
	if p.Windows == nil {
		return
	}
	it.Window, it.More = nil, nil
	for i, w := range *p.Windows {
		if i == 0 {
			it.Window = &w
			continue
		}
		it.More = append(it.More, w)
	}
}

func set[T any](into *T, value *T) {
	if value != nil {
		*into = *value
	}
}

// split puts parts in the place of an item; the first keeps its key, and so its links.
func (l *laid) split(at int, parts []terms.PlanItem) {
	whole := l.items[at]
	var made []terms.PlanItem
	for i, part := range parts {
		it := placed(part, whole)
		if it.Key = whole.Key; i > 0 {
			it.Key = "i" + opaque(whole.Key, "part", fold(part.Text), fmt.Sprint(i))
		}
		it.Corrected = true
		made = append(made, it)
	}
	l.items = slices.Replace(l.items, at, at+1, made...)
}

// placed is a part with everything of the whole that a part cannot say itself.
func placed(part, whole terms.PlanItem) terms.PlanItem {
	it := whole
	it.Text, it.Category, it.Targets, it.Window, it.More = part.Text, part.Category, part.Targets, part.Window, part.More
	it.Strength, it.Notes = part.Strength, part.Notes
	if part.Owner != "" {
		it.Owner = part.Owner
	}
	return it
}

func (l *laid) merge(at int, w itemWord) {
	key := l.items[at].Key
	gone := l.find(l.stands(w.Other))
	if gone < 0 || gone == at {
		return
	}
	w.patch.onto(&l.items[at])
	l.items[at].Corrected = true
	l.absorbed[l.items[gone].Key] = key
	l.items = slices.Delete(l.items, gone, gone+1)
}

// add puts an item among those of its plan, by the line it stands on.
func (l *laid) add(w itemWord) {
	if len(w.patch.Parts) != 1 || !l.plans[w.Other] || l.has(w.Item) {
		return
	}
	it, at := w.patch.Parts[0], -1
	var of terms.PlanItem
	for i, other := range l.items {
		if other.PlanKey != w.Other {
			continue
		}
		if of.Key == "" || other.Line <= it.Line {
			of, at = other, i+1
		}
		if other.Line > it.Line && at == i+1 { // before the first
			at = i
		}
	}
	if at < 0 { // every item of the plan was dropped
		i := slices.IndexFunc(l.dropped, func(d terms.PlanItem) bool { return d.PlanKey == w.Other })
		if i < 0 {
			return
		}
		of, at = l.dropped[i], len(l.items)
	}
	it.Key, it.Corrected = w.Item, true
	it.Plan, it.PlanKey, it.UnitKey, it.Span, it.Source = of.Plan, of.PlanKey, of.UnitKey, of.Span, of.Source
	if len(it.Section) == 0 {
		it.Section = of.Section
	}
	l.items = slices.Insert(l.items, at, it)
}
