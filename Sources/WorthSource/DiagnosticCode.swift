/// The stable names of all diagnostics. A code is never reused for another meaning.
///
/// E01 text and grammar, E02 names, E03 types, units, currencies, E04 kinds and instances, E05
/// periods and series, E06 evaluation, E07 checks, E08 limits, E09 not supported yet, E10
/// uncertainty; N notes.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  case E0101, E0102, E0103, E0104, E0105, E0106, E0107, E0108, E0109, E0110, E0111, E0112, E0113
  case E0114, E0115, E0116, E0117, E0118, E0119, E0120, E0121, E0122, E0123, E0124, E0125, E0126
  case E0127, E0128, E0129, E0130, E0131, E0132, E0133, E0134, E0135, E0136
  case E0201, E0202, E0203, E0204, E0205, E0206, E0207, E0208, E0209, E0210, E0211, E0212, E0213
  case E0214, E0215, E0216, E0217, E0218, E0219, E0220, E0221, E0222, E0223, E0224, E0225, E0226
  case E0231, E0232
  case E0301, E0302, E0303, E0304, E0305, E0306, E0307, E0308, E0309, E0310, E0311, E0312, E0313
  case E0314, E0315, E0316, E0317, E0318, E0319, E0320, E0321, E0322, E0323, E0324, E0325, E0326
  case E0327, E0328, E0329, E0330, E0331, E0332, E0333, E0334, E0335, E0336, E0337, E0338, E0339,
    E0340, E0341, E0342, E0343, E0344, E0345, E0346, E0347, E0348, E0349, E0350, E0351,
    E0352, E0353, E0354, E0355
  case E0361, E0362, E0363, E0364, E0365, E0366, E0367, E0368, E0369
  case E0401, E0402, E0403, E0404, E0405, E0406, E0407, E0408, E0409, E0410, E0411, E0412, E0413
  case E0414, E0415, E0416, E0417, E0418, E0419, E0420, E0421, E0422, E0423, E0424, E0425, E0426
  case E0427, E0428, E0429, E0430, E0431, E0432, E0433
  case E0441, E0442, E0443, E0444, E0445, E0446, E0447, E0448,
    E0449, E0450, E0451, E0452, E0453, E0454, E0455, E0456, E0457, E0458, E0459, E0460, E0461,
    E0462, E0463, E0464, E0465, E0466
  case E0501, E0502, E0503, E0504, E0505, E0506, E0507, E0508, E0509, E0510, E0511
  case E0512, E0513, E0514, E0515, E0516, E0517, E0518, E0519, E0520, E0521, E0522, E0523,
    E0524, E0525, E0526, E0527, E0528
  case E0601, E0602, E0603, E0604, E0605, E0606, E0607, E0608, E0609, E0610, E0611, E0612, E0613
  case E0615, E0616, E0617, E0618, E0619, E0620, E0621, E0622, E0623, E0624, E0625, E0626,
    E0627, E0628, E0629, E0630, E0631, E0632, E0633, E0634, E0635, E0636, E0637, E0638
  case E0641, E0642, E0643, E0644, E0645, E0646, E0647, E0648, E0649
  case E0701, E0702, E0703, E0704, E0705, E0706, E0707
  case E0801, E0802, E0803, E0804, E0805, E0806, E0807, E0808, E0809, E0810, E0811, E0812,
    E0813
  case E0901
  case E1001, E1002, E1003, E1004, E1005, E1006, E1007, E1008, E1009, E1010, E1011, E1012, E1013
  case E1014, E1015, E1016, E1017, E1018, E1019, E1020, E1021, E1022, E1023, E1024
  case E1101, E1102, E1103, E1104, E1105, E1106, E1107, E1108, E1109, E1110, E1111, E1112, E1113
  case E1114, E1115, E1116, E1117, E1118, E1119, E1120, E1125, E1126
  case N0201, N0202, N0203, N0204, N0205, N0206, N0207, N0208, N0209
  case N0301, N0302, N0303, N0304, N0305, N0306, N0307, N0308, N0309, N0310, N0311, N0312
  case N0313, N0314, N0315, N0316
  case N0401, N0402
  case N0501, N0502
  case N1001, N1002
  case N1101, N1105, N1106, N1107, N1108

  /// How grave the diagnostic is; its letter says it.
  package var severity: Severity { rawValue.utf8.first == 0x4E ? .note : .error }
}

extension DiagnosticCode {
  /// `true` iff the diagnostic says that something exceeds a limit.
  package var isLimit: Bool { rawValue.hasPrefix("E08") }

  /// `true` iff the diagnostic says that a series lacks a value in some period, as one does that is
  /// being written.
  package var isGap: Bool { self == .E0604 || self == .E0605 }

  /// `true` iff the diagnostic counts in a first pass through a loop too: limits that end the pass,
  /// and what names itself.
  package var isFinal: Bool {
    switch self {
    case .E0803, .E0804, .E0805, .E0809, .E0813, .E0204: true
    default: false
    }
  }

  /// `true` iff the diagnostic says that the case has no timeline: one mistake, however many lines
  /// need one.
  package var isMissingTimeline: Bool { self == .E0501 }

  /// `true` iff the diagnostic says that the case does not give a setting, as one without a
  /// timeline gives no last day.
  package var isMissingSetting: Bool { self == .E0218 }

  /// `true` iff the diagnostic says that a requirement of a kind does not hold: the figures stand,
  /// yet may be wrong.
  package var isRequirement: Bool { self == .E0608 || self == .E0648 }

  /// `true` iff the diagnostic says that definitions need one another.
  package var isCircle: Bool { self == .E0204 }

  /// `true` iff the message names the operation whose result is too large.
  package var isOverflow: Bool { self == .E0602 }

  /// `true` iff the diagnostic says that bytes are no text; that of the next byte joins it.
  package var isAboutBytes: Bool { self == .E0102 }

  /// `true` iff the diagnostic says that a setting of the case is not written as one.
  package var isAboutSettings: Bool { self == .E0122 }

  /// `true` iff the diagnostic says of a whole line what the parser may have said of a part of it: that
  /// it has no name, no value, or a kind that is none.
  package var mayFollowFromSyntax: Bool {
    self == .E0208 || self == .E0209 || self == .E0210 || self == .E0216
  }

  /// `true` iff the diagnostic says that a name means nothing where it stands.
  package var isAboutUnknownName: Bool { self == .E0201 || self == .E0203 }
}

/// The keys of the texts that labels show.
package enum LabelText: String, CaseIterable, Sendable {
  case firstDefinedHere, definedAgainHere
  case openedHere
  case thisIs, thisIsMoney
  case declaredHere, derivedHere
  case columnsHere
  case partOfCircle
  case failedBecause
  case failedHere, inThisScenario, underTheseChanges, calledFromHere, filledInHere, filledInForRow,
    lineOfKind, lineOfFunction,
    mayBeMissing, emptyHere
  case lookedForAt
  case standsHereToo
  case takenHere, addedUpHere

  /// `true` iff it names the scenario or the changes under which something failed.
  package var isOfScenario: Bool { self == .inThisScenario || self == .underTheseChanges }
}
