import Testing
import WorthSource

/// JSON, written member by member.
@Suite struct JSONWriterTests {
  @Test func `members and elements are separated by commas`() {
    var json = JSONWriter()
    json.beginObject()
    json.member("a", 1)
    json.key("b")
    json.beginArray()
    json.value("x")
    json.value(true)
    json.null()
    json.beginObject()
    json.endObject()
    json.endArray()
    json.member("c", 0.1)
    json.endObject()
    #expect(json.text == #"{"a":1,"b":["x",true,null,{}],"c":0.1}"#)
  }

  @Test func `every control character, quote and backslash is escaped`() {
    var json = JSONWriter()
    json.value("\"\\\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}é中😀\u{2028}")
    #expect(json.text == #""\"\\\b\f\n\r\t\u0000\u001f\u007fé中😀"# + "\u{2028}\"")
  }

  @Test(arguments: [
    (1.0, "1.0"), (-0.0, "-0.0"), (1e300, "1e+300"), (.nan, "null"), (.infinity, "null"),
  ])
  func `a number that is not finite is null`(number: Double, expected: String) {
    var json = JSONWriter()
    json.value(number)
    #expect(json.text == expected)
  }

  @Test func `closing what was not opened does not trap`() {
    var json = JSONWriter()
    json.endObject()
    json.endArray()
    #expect(json.text == "}]")
  }
}
