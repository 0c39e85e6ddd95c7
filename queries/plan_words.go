package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"nianlun/queries/terms"
)

// The kinds of decision about items of plans; Adjust stands beside the others. Subject is
// an item key. They are laid over what the machine read, in their order; ItemBack takes
// one of them back.
const (
	ItemEdit  DecisionKind = "item_edit"  // Value: ItemPatch; the machine misread
	ItemDrop  DecisionKind = "item_drop"  // no item of the plan at all; Reason says why
	ItemSplit DecisionKind = "item_split" // Value: the parts as items; the first keeps the key
	ItemMerge DecisionKind = "item_merge" // Object: key of the item that goes into Subject; Value: ItemPatch
	ItemAdd   DecisionKind = "item_add"   // Object: plan key; Value: the item
	ItemSame  DecisionKind = "item_same"  // Object: the item of the newest file that Subject has become; Reason says why
	ItemApart DecisionKind = "item_apart" // Object: an item of the newest file that Subject has not become
	ItemKeep  DecisionKind = "item_keep"  // stands although the newest file has it no longer
	ItemBack  DecisionKind = "item_back"  // Object: id of the decision that is taken back
)

// ItemPatch is what a person sets of an item; nil leaves what the machine read.
type ItemPatch struct {
	Section  *[]string        `json:"section,omitempty"`
	Text     *string          `json:"text,omitempty"`
	Category *terms.Category  `json:"category,omitempty"`
	Targets  *[]terms.Target  `json:"targets,omitempty"`
	Windows  *[]terms.Window  `json:"windows,omitempty"` // the first is Window, the others More
	Strength *string          `json:"strength,omitempty"`
	Notes    *string          `json:"notes,omitempty"`
	Owner    *string          `json:"owner,omitempty"`
	Cancel   bool             `json:"cancel,omitempty"` // Adjust only: given up
	Parts    []terms.PlanItem `json:"parts,omitempty"`  // ItemSplit, ItemAdd
}

// Empty reports whether a patch sets nothing.
func (p ItemPatch) Empty() bool {
	return p.Section == nil && p.Text == nil && p.Category == nil && p.Targets == nil && p.Windows == nil && p.Strength == nil &&
		p.Notes == nil && p.Owner == nil && !p.Cancel && len(p.Parts) == 0
}

// itemWord is a decision about items as it was kept.
type itemWord struct {
	terms.ItemWord
	kind  DecisionKind
	patch ItemPatch
}

// DecideItem keeps a person's word about an item of the unit's plans. Its links are stale
// from then on. ErrInput when the word is about nothing or lacks its reason, ErrNotFound
// for items nobody knows, ErrForbidden when the viewer does not govern the unit.
func (db *DB) DecideItem(ctx context.Context, v terms.Viewer, d Decision, patch ItemPatch) error {
	if d.Kind != Adjust && !strings.HasPrefix(string(d.Kind), "item_") {
		return fmt.Errorf("deciding %s about an item: %w", d.Kind, ErrInput)
	}
	got, err := db.layPlans(ctx, v, terms.Scope{Unit: d.Unit})
	if err != nil {
		return err
	}
	if err := got.allows(d, patch); err != nil {
		return fmt.Errorf("deciding %s: %w", d.Kind, err)
	}
	if d.Kind == ItemAdd {
		d.Subject = "i" + opaque(d.Unit, d.Object, "added", patch.Parts[0].Text, d.At.UTC().Format(time.RFC3339Nano))
	}
	if d.Object == "" {
		d.Object = "item"
	}
	value, err := json.Marshal(patch)
	if err != nil {
		return fmt.Errorf("writing a correction: %w", err)
	}
	d.Value = string(value)
	return db.Decide(ctx, v, d)
}

// allows refuses a word about items that do not stand, or that says too little.
func (l *laid) allows(d Decision, patch ItemPatch) error {
	known := l.has(d.Subject)
	switch d.Kind {
	case ItemEdit:
		return fits(known, !patch.Empty() && !patch.Cancel)
	case Adjust:
		return fits(known, d.Reason != "" && !patch.Empty())
	case ItemDrop:
		return fits(known, d.Reason != "")
	case ItemKeep:
		return fits(known, true)
	case ItemSplit:
		return fits(known, len(patch.Parts) > 1)
	case ItemMerge:
		return fits(known && l.has(d.Object), d.Object != d.Subject)
	case ItemAdd:
		return fits(l.plans[d.Object], len(patch.Parts) == 1 && strings.TrimSpace(patch.Parts[0].Text) != "")
	case ItemSame, ItemApart:
		return fits(d.Subject != "" && d.Object != "", d.Kind == ItemApart || d.Reason != "")
	case ItemBack:
		for _, w := range l.words {
			if w.kind != ItemBack && !w.Taken && fmt.Sprint(w.ID) == d.Object {
				return nil
			}
		}
		return ErrNotFound
	}
	return ErrInput
}

func fits(known, full bool) error {
	switch {
	case !known:
		return ErrNotFound
	case !full:
		return ErrInput
	}
	return nil
}

// itemWords reads what was said about items of a unit's plans; what was taken back is
// marked.
func itemWords(ctx context.Context, q querier, unit string) ([]itemWord, error) {
	words, err := collect(ctx, q, sqlPlanWords, scanItemWord, sql.Named("unit", unit))
	if err != nil {
		return nil, fmt.Errorf("reading what was said about the items of %s: %w", unit, err)
	}
	at := map[string]int{}
	for i, w := range words {
		at[fmt.Sprint(w.ID)] = i
		if k, ok := at[w.Other]; ok && w.kind == ItemBack {
			words[k].Taken = true
		}
	}
	return words, nil
}

func scanItemWord(rows *sql.Rows) (w itemWord, err error) {
	var (
		at    time.Time
		value string
	)
	err = rows.Scan(&w.ID, &at, &w.Who, &w.Kind, &w.Item, &w.Other, &value, &w.Reason)
	w.kind, w.Date = DecisionKind(w.Kind), terms.DateOf(at)
	if err == nil && value != "" {
		err = json.Unmarshal([]byte(value), &w.patch)
	}
	var broken *json.SyntaxError
	if errors.As(err, &broken) {
		return w, fmt.Errorf("reading decision %d: %w", w.ID, err)
	}
	return w, err
}
