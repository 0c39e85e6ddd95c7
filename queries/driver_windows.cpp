// DuckDB's library for Windows was built against the UCRT, where mbstate_t is the struct
// _Mbstatet. Debian's libstdc++ is built against the older msvcrt, where it is an int, so
// that one name the library asks for is not in it: the default of
// basic_streambuf<char>::seekpos, which tells that a stream cannot be positioned. Here it
// is. A compiler for the UCRT brings its own and makes nothing of this file.
#include <streambuf>

#ifndef _UCRT

struct _Mbstatet {
  unsigned long wide;
  unsigned short bytes, state;
};

namespace nianlun {

using position = std::fpos<_Mbstatet>;

struct streambuf {
  position seekpos(position, std::ios_base::openmode) asm(
      "_ZNSt15basic_streambufIcSt11char_traitsIcEE7seekposESt4fposI9_"
      "MbstatetESt13_Ios_Openmode");
};

position streambuf::seekpos(position, std::ios_base::openmode) {
  return position(std::streamoff(-1));
}

}  // namespace nianlun

#endif
