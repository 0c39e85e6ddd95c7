package terms

import "strings"

// IDNumber reports whether text is a citizen's identity number: 18 characters with a
// region, a day of birth and the last one a digit or X, or the 15 of the old kind. The
// check digit is not asked for: a mistyped number is as private as a right one.
func IDNumber(text string) bool {
	s := strings.ToUpper(strings.TrimSpace(text))
	if len(s) != 18 && len(s) != 15 {
		return false
	}
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && (i != 17 || s[i] != 'X') {
			return false
		}
	}
	birth := s[6:]
	if len(s) == 15 {
		birth = "19" + birth
	}
	year, month, day := digits(birth[:4]), digits(birth[4:6]), digits(birth[6:8])
	return s[0] >= '1' && s[0] <= '8' && year >= 1900 && year <= 2100 && NewDate(year, month, day) != 0
}

// IDChecks reports whether the last character of an 18-character identity number is
// the one its others call for.
func IDChecks(text string) bool {
	s := strings.ToUpper(strings.TrimSpace(text))
	return len(s) == 18 && idCheck(s) == s[17]
}

// idCheck is the character the first 17 call for (GB 11643-1999).
func idCheck(s string) byte {
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(s[i]-'0') * weight
	}
	return "10X98765432"[sum%11]
}

func digits(s string) (n int) {
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// IDLong is the one form of an identity number by which two are compared: without spaces
// around it, X as a capital, the 15 characters of the old kind written as the 18 the same
// person has now.
func IDLong(text string) string {
	s := strings.ToUpper(strings.TrimSpace(text))
	if len(s) != 15 || !IDNumber(s) {
		return s
	}
	s = s[:6] + "19" + s[6:]
	return s + string(idCheck(s))
}
