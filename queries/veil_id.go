package queries

import "nianlun/queries/terms"

// numbers tells a person's number from an identity number, which is given as one often
// enough (many a 会员证号 is one), and puts a keyed hash in the place of the latter: equal
// numbers still meet, none is stored.
func (v *vault) numbers(staffNo, idNumber string) (number, idHash string) {
	if terms.IDNumber(staffNo) {
		if idNumber == "" {
			idNumber = staffNo
		}
		staffNo = ""
	}
	if idNumber == "" {
		return staffNo, ""
	}
	return staffNo, v.hash("id " + terms.IDLong(idNumber))[:16]
}
