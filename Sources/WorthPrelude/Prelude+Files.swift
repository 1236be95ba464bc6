// swift-format-ignore-file
// Made by generate.py from the files of Worth/; a test holds the two equal.

extension Prelude {
  /// The files of the prelude.
  package static let files: [PreludeFile] = [
    PreludeFile(
      name: "prelude/assets.worth",
      kinds: ["asset", "patent", "utility_model", "trade_mark", "collective_mark", "certification_mark", "geographical_indication", "design", "plant_variety", "know_how", "domain_name", "asset_portfolio", "equity_stake"],
      functions: [],
      text: ##"""
        ## A right or thing of value: what all assets have in common.
        ##
        ## An asset is in force from `begins` until the first of four lives ends: that of the law, of a
        ## contract, of the technology, of the market. Each end is the first day without. What is left out
        ## does not bind; an asset without days is in force in every period. Status events interrupt
        ## protection or end it, by the day.
        ## Source: IAS 38, paragraphs 88 to 96 (useful life as the least of legal, contractual and economic
        ## limits); IVS 210 (effective 31 January 2025), economic life
        ## Errors: shares that miss 100 %, status events out of order, and a `no` without its reason do not
        ## hold
        kind asset {
          ## Country or office whose law counts, as a text such as "KG" or "EU"
          jurisdiction: text = ""
          ## First day of protection
          begins: date?
          ## First day without protection by law
          legal_end: date?
          ## First day on which a contract, such as a licence in, no longer lets the owner use the asset
          contract_end: date?
          ## First day on which the technology is overtaken
          technology_end: date?
          ## First day on which the asset brings nothing any more
          economic_end: date?
          ## What happened to the right, in the order of the days: opposition, lapse, restoration, limitation, revocation; and whether
          ## the right is in force from that day on; before the first of them it is
          status: table { day: date, event: text, in_force: yes_no }?
          ## Owners and their shares, which add up to 100 %
          owners: table { name: text, share: percent }?
          ## What others hold in the asset: pledges, charges, licences, options; until when, where it ends
          encumbrances: table { form: text, holder: text, from: date, until: date? }?
          ## Licences that the owner has granted; until when, where they end
          licences_out: table { licensee: text, exclusive: yes_no, from: date, until: date? }?
          ## Licences that the owner needs to use the asset; whether they go along with a sale
          licences_in: table { licensor: text, subject: text, transferable: yes_no }?
          ## Whether the asset can be sold
          transferable: yes_no?
          ## Why it cannot be sold
          not_transferable_because: text?
          ## Whether the asset can be pledged
          pledgeable: yes_no?
          ## Why it cannot be pledged
          not_pledgeable_because: text?

          require abs((if owners is given then sum(owners.share) else 100%) - 100%) < 0.000_001%
            because "the shares of the owners add up to 100 %, not to {if owners is given then sum(owners.share) else 100%}"
          require (if owners is given then min(owners.share) else 0%) >= 0%
            because "the share of an owner is not negative"
          require (if status is given then count(i for i in 2 .. count(status.day) where status.day[i] <= status.day[i - 1])
            else 0) = 0
            because "status events stand in the order of their days, one event a day"
          require (transferable otherwise yes) or not_transferable_because is given
            because "an asset that cannot be transferred needs its reason: not_transferable_because = …"
          require (pledgeable otherwise yes) or not_pledgeable_because is given
            because "an asset that cannot be pledged needs its reason: not_pledgeable_because = …"
          require (if encumbrances is given then count(i for i in 1 .. count(encumbrances.from) where (encumbrances.until[i] otherwise 9999-12-31) <= encumbrances.from[i])
            else 0) = 0
            because "an encumbrance ends after it begins"
          require (begins otherwise 0001-01-01) <= (legal_end otherwise 9999-12-31)
            because "protection does not end before it begins"

          ## A day that bounds the protection; missing for an asset without days, which is in force throughout
          dated = if status is given then 0001-01-01
            else if begins is given then begins
            else if legal_end is given then legal_end
            else if contract_end is given then contract_end
            else if technology_end is given then technology_end
            else economic_end
          ## First day after the useful life: the least of the ends; 9999-12-31 stands for none
          useful_end = min(legal_end otherwise 9999-12-31, contract_end otherwise 9999-12-31,
            technology_end otherwise 9999-12-31, economic_end otherwise 9999-12-31)
          ## Which life binds: the one that ends first, of two that end on one day the one that is named first here
          binding_life = if useful_end = 9999-12-31 then "none"
            else if useful_end = (legal_end otherwise 9999-12-31) then "legal"
            else if useful_end = (contract_end otherwise 9999-12-31) then "contractual"
            else if useful_end = (technology_end otherwise 9999-12-31) then "technological"
            else "economic"

          ## Days in force from a day to another, the second not counted
          function days_in_force(from_day, to_day) {
            low = max(from_day, begins otherwise 0001-01-01)
            high = max(low, min(to_day, useful_end))
            interrupted = if status is given
              then sum(if status.in_force[i] then 0 days
                else day_within(if i < count(status.day) then status.day[i + 1] else 9999-12-31, low, high)
                  - day_within(status.day[i], low, high) for i in 1 .. count(status.day))
              else 0 days
            high - low - interrupted
          }

          ## Days on which the asset may begin or cease to be in force: how many, and each of them
          function turns() = 2 + (if status is given then count(status.day) else 0)
          function turn(i) = if i = 1 then begins otherwise 0001-01-01
            else if i = 2 then useful_end
            else if status is given then status.day[i - 2] else useful_end

          ## Share of each period in which the asset is in force
          in_use[t] = if dated is given
            then days_in_force(t.start, t.end + 1 day) / (t.end + 1 day - t.start)
            else 1
          ## The same after the valuation date, as a share of the whole period
          in_use_left[t] = if dated is given
            then (if t.end < month_turned(case.valuation_date) then 0
              else share_left(t)
                * days_in_force(max(t.start, month_turned(case.valuation_date)), t.end + 1 day)
                / (t.end + 1 day - max(t.start, month_turned(case.valuation_date))))
            else share_left(t)
          ## `yes` iff the asset is in force on no day from the valuation date on; a method requires that it
          ## is not
          function expired_before_valuation() = if dated is given
            then days_in_force(month_turned(case.valuation_date), 9999-12-31) = 0 days
            else no
          ## Whether the asset can be sold, and why not
          sale = if transferable is given
            then (if transferable then "can be sold"
              else "cannot be sold: {not_transferable_because otherwise "?"}")
            else "not said whether it can be sold"
          ## Whether the asset can be pledged, and why not
          pledge = if pledgeable is given
            then (if pledgeable then "can be pledged"
              else "cannot be pledged: {not_pledgeable_because otherwise "?"}")
            else "not said whether it can be pledged"
          ## Share of an owner, who stands in one row; 100 % where no owners are stated. What a share brings
          ## alone may be less than its part of a value
          function owner_share(name) = if owners is given then owners.share[name] else 100%
          ## `yes` iff it is known when the asset ends
          function ends() = if dated is given then days_in_force(9999-12-30, 9999-12-31) = 0 days else no
          ## `yes` iff the asset is in force on no day after the plan
          function ends_with_plan() = if dated is given
            then days_in_force(case.last.end + 1 day, 9999-12-31) = 0 days
            else no
          ## A remark where the asset is not in force on the valuation date
          function remark_on_force() = if dated is given
            then (if days_in_force(month_turned(case.valuation_date), month_turned(case.valuation_date) + 1 day) = 0 days then "On the valuation date the asset is not in force: that it will be is taken as known. "
              else "")
            else ""
          ## What is to be said of the right itself in a report; the kinds of rights say it
          function remark_on_right() = ""
          ## How many encumbrances there are on a day
          function burdens(day) = if encumbrances is given
            then count(i for i in 1 .. count(encumbrances.from) where encumbrances.from[i] <= day
              and (encumbrances.until[i] otherwise 9999-12-31) > day)
            else 0

          show table(in_use), binding_life, sale, pledge
        }

        ## A patent: an exclusive right to an invention, for 20 years from filing unless the case says
        ## otherwise.
        ##
        ## Source: TRIPS Agreement, article 33 (term of at least 20 years from filing)
        kind patent: asset {
          ## Day on which the application was filed
          filed: date
          ## How long the right lasts from filing, if all renewal fees are paid
          term: duration = 20 years
          ## What a certificate or an adjustment adds to the term, where one was granted; such as Regulation (EC) No 469/2009, article 13
          extension: duration = 0 years
          ## Who made the invention
          inventors: table { name: text }?
          ## Day of the grant; an application that is pending protects less
          granted: date?

          require term > 0 because "the term of a patent is longer than nothing"
          require extension >= 0 because "an extension does not shorten the term"

          begins = filed
          legal_end = filed + term + extension
            + (if lasts_through_anniversary(patent, jurisdiction) then 1 day else 0 days)
          ## Day after the last day of protection by law; a day later where the anniversary of the filing is still protected
          expires = legal_end
          ## Whether the patent is granted; it is taken to be in force from filing either way
          standing = if granted is given then "grant on {granted}" else "not said whether it is granted"
          ## A remark where the grant lies after the valuation date
          function remark_on_right() = if granted is given
            then (if granted > case.valuation_date then "The application is pending until {granted}, and counts as if it were granted: say how likely the grant is. "
              else "")
            else ""

          show table(in_use), expires, standing, binding_life, sale, pledge
        }

        ## A utility model: a right to a technical solution, mostly without examination and shorter than a
        ## patent.
        ##
        ## Not every country has it, and its term differs; none is prescribed by the TRIPS Agreement.
        ## Source: Paris Convention, article 1(2); terms: `legal_term`
        ## Errors: without `term`, a jurisdiction whose term is not known here, or that has no utility
        ## models
        kind utility_model: asset {
          ## Day on which the application was filed
          filed: date
          ## How long the right lasts from filing; left out where the jurisdiction says it
          term: duration?
          ## Who made the invention
          inventors: table { name: text }?

          require term is given or filed >= legal_term_filings_from(utility_model, jurisdiction)
            because "the term that is known here holds for later filings: look up the older one, and write the term with its source"

          begins = filed
          legal_end = (if term is given then filed
            else if legal_term_counted_from(utility_model, jurisdiction) = "month of filing"
              then end_of_month(filed) + 1 day
            else filed)
            + (if term is given then term else legal_term(utility_model, jurisdiction))
            + (if lasts_through_anniversary(utility_model, jurisdiction) then 1 day else 0 days)
          ## Day after the last day of protection by law
          expires = legal_end
          ## Where the term is from
          term_source = if term is given then "the case" else legal_term_source(utility_model, jurisdiction)
        }

        ## A trade mark. Its registration can be renewed without end, so that it is in force in every period
        ## unless the case says more.
        ##
        ## Source: TRIPS Agreement, article 18 (renewable indefinitely)
        kind trade_mark: asset {
          ## Day on which the registration was applied for; use alone may protect a mark before that
          filed: date?
        }

        ## A trade mark of an association, which its members use.
        ##
        ## Source: Paris Convention, article 7bis; Regulation (EU) 2017/1001, article 74
        kind collective_mark: trade_mark {
          ## The association that owns the mark
          association: text
        }

        ## A mark that certifies a quality. Its owner does not supply the goods or services that it
        ## certifies.
        ##
        ## Source: Regulation (EU) 2017/1001, article 83
        kind certification_mark: trade_mark {
          ## Who certifies
          certifier: text
          ## What is certified
          certified: text
          ## Whether the owner supplies goods or services of the certified sort itself
          owner_supplies: yes_no

          require not owner_supplies
            because "the owner of a certification mark does not supply what it certifies"
        }

        ## A geographical indication: a name for goods whose quality or reputation comes from their place of
        ## origin.
        ##
        ## It lasts as long as it is protected at its origin and used; nobody owns it as a trade mark is
        ## owned. In some countries the right to use it is registered for a time and can be renewed, such as
        ## for 10 years from the application in Kazakhstan: say its end as `legal_end` where it will not be.
        ## Source: TRIPS Agreement, articles 22 and 24.9; Kazakhstan, Law No. 456-I, article 34
        kind geographical_indication: asset {
          ## Place that the name stands for
          place: text
          ## Goods that may bear it
          goods: text
        }

        ## A registered design: the appearance of a product.
        ##
        ## Source: TRIPS Agreement, article 26.3 (at least 10 years in all); terms: `legal_term`
        ## Errors: without `term`, a jurisdiction whose term is not known here; a term that counts from
        ## grant without the day of grant
        kind design: asset {
          ## Day on which the application was filed
          filed: date
          ## Day of grant or registration; needed where the term counts from it
          granted: date?
          ## How long the right lasts from filing, if all renewal fees are paid; left out where the jurisdiction says it
          term: duration?
          ## Who made the design
          designers: table { name: text }?

          ## Whether the term counts from the grant
          from_grant = if term is given then no else legal_term_counted_from(design, jurisdiction) = "grant"

          require granted is given if from_grant
            because "the term of a design counts from its grant here: say granted = …"

          require term is given or filed >= legal_term_filings_from(design, jurisdiction)
            because "the term that is known here holds for later filings: look up the older one, and write the term with its source"

          begins = if from_grant then (granted otherwise filed) else filed
          legal_end = begins + (if term is given then term else legal_term(design, jurisdiction))
            + (if lasts_through_anniversary(design, jurisdiction) then 1 day else 0 days)
          ## Day after the last day of protection by law
          expires = legal_end
          ## Where the term is from
          term_source = if term is given then "the case" else legal_term_source(design, jurisdiction)
        }

        ## A right to a plant variety, granted to its breeder.
        ##
        ## Source: UPOV Convention, Act of 1991, article 19 (from grant, at least 20 years, 25 for trees and
        ## vines); terms: `legal_term`, plants with the longer one: `has_longer_plant_term`
        ## Errors: without `term`, a jurisdiction whose term is not known here
        kind plant_variety: asset {
          ## Day on which the right was granted
          granted: date
          ## What is protected: most laws give a longer term to trees and vines, some to further plants; a `tree` bears fruit or timber
          plant: tree | ornamental_tree | vine | potato | hop | asparagus | flower_bulb | woody_small_fruit | woody_ornamental | perennial_fodder | inbred_line | other
          ## How long the right lasts; left out where the jurisdiction says it
          term: duration?
          ## From when a term of the case counts: from the grant, or from the end of the year of the grant
          convention counted_from: grant | year_end?
          ## Who bred the variety
          breeders: table { name: text }?

          require (term is given) = (counted_from is given)
            because "a term of the case says from when it counts, counted_from = grant or year_end; a term of the jurisdiction says so itself"

          ## Whether the plant has the longer term of the jurisdiction
          has_longer_term = has_longer_plant_term(plant, jurisdiction)
          ## Whether the term runs to the end of a year
          to_year_end = if counted_from is given then (counted_from otherwise grant) = year_end
            else if has_longer_term
              then legal_term_counted_from(plant_variety_tree, jurisdiction) = "year after grant"
            else legal_term_counted_from(plant_variety, jurisdiction) = "year after grant"

          begins = granted
          legal_end = (if to_year_end then next_new_year(granted) else granted)
            + (if term is given then term
              else if has_longer_term then legal_term(plant_variety_tree, jurisdiction)
              else legal_term(plant_variety, jurisdiction))
          ## Day after the last day of protection by law
          expires = legal_end
          ## Where the term is from
          term_source = if term is given then "the case"
            else if has_longer_term then legal_term_source(plant_variety_tree, jurisdiction)
            else legal_term_source(plant_variety, jurisdiction)
        }

        ## Know-how that is kept secret. The law protects it as long as it is secret and reasonable steps
        ## keep it so; it has no term.
        ##
        ## Source: TRIPS Agreement, article 39.2
        kind know_how: asset {
          ## Whether reasonable steps keep it secret
          kept_secret: yes_no
          ## First day on which it is generally known, or is expected to be
          known_from: date?

          require kept_secret
            because "know-how that nobody keeps secret is no right: without reasonable steps there is nothing to value"

          legal_end = known_from
        }

        ## A domain name: a contract with a registry for a name, which is renewed from time to time; no
        ## right of property by law.
        ##
        ## Source: Uniform Domain Name Dispute Resolution Policy (ICANN, 1999), paragraphs 2 and 4
        kind domain_name: asset {
          ## The name
          name: text
          ## Day on which the registration ends
          paid_until: date
          ## Whether it will be renewed without end
          renewed: yes_no

          contract_end = if renewed then 9999-12-31 else paid_until
        }

        ## Several assets that go together. Sold one by one they mostly bring less.
        ##
        ## Its days are those of an asset: what it brings ends with them. Parts that end on different days
        ## are valued one by one.
        ## Source: IVS 210 (effective 31 January 2025), unit of account; UNCITRAL supplement on security
        ## rights in intellectual property (2011)
        kind asset_portfolio: asset {
          ## The parts: value within the bundle, and the discount at which each would be sold alone
          parts: table { name: text, value: money, discount_alone: percent }

          require min(parts.value) >= 0 because "the value of a part is not negative"
          require max(parts.discount_alone) <= 100% because "a sale does not bring less than nothing"
          require sum(parts.value) > 0 because "at least one part is worth something"
          require count(distinct(parts.name)) = count(parts.name)
            because "each part stands in the portfolio once"

          ## Value of all parts together
          together = sum(parts.value)
          ## What the parts bring if each is sold alone
          one_by_one = sum(parts.value[i] * (1 - parts.discount_alone[i]) for i in 1 .. count(parts.value))
          ## What is lost by that
          lost = together - one_by_one
          ## The loss as a share of the value
          lost_share = lost / together in percent

          show together, one_by_one, lost, lost_share
        }

        ## Shares of a company, such as a spin-off of a university that holds the rights.
        ##
        ## Source: IVS 200 (effective 31 January 2025), businesses and business interests
        kind equity_stake: asset {
          ## The company
          company: text
          ## Shares that are held
          shares: number
          ## Shares that the company has issued
          issued: number
          ## Shares that options and convertible loans would add
          to_be_issued: number

          require shares >= 0 because "nobody holds fewer shares than none"
          require issued > 0 because "a company has issued shares"
          require shares <= issued because "nobody holds more shares than were issued"
          require to_be_issued >= 0 because "options add shares, they take none away"

          ## Share of the company
          stake = shares / issued in percent
          ## Share of the company once all options are used
          diluted_stake = shares / (issued + to_be_issued) in percent

          show stake, diluted_stake
        }

        """##),
    PreludeFile(
      name: "prelude/borrowing_base.worth",
      kinds: ["borrowing_base"],
      functions: [],
      text: ##"""
        ## What may be borrowed on a pool of assets or claims: what is eligible, cut to what one holder and
        ## one class may make up, times the share that is lent on it, less reserves.
        kind borrowing_base {
          ## The pool: what it is, who owes or holds it, its class, its value, the share of it that is lent,
          ## and why it is excluded where it is
          pool: table { name: text, holder: text?, class: text?, value: money, advance: percent, excluded_because: text? }
          ## Most that one holder may make up
          holder_limit: percent?
          ## Most that a class may make up
          class_limits: table { class: one of pool.class, most: percent }?
          ## Of what these are shares: of all that is eligible, or of what is left once they have cut it
          convention limit_of: eligible | after_limits ?
          ## What is kept back
          reserves: table { reason: text, amount: money }?
          ## What is owed
          outstanding: money = 0

          require limit_of is given if holder_limit is given or class_limits is given
            because "say of what the limits are shares: limit_of = eligible, or after_limits"
          require holder_limit > 0% and holder_limit <= 100% if holder_limit is given
            because "a limit is a share of the pool, not {holder_limit}"
          require limit_of = eligible if class_limits is given
            because "limits of classes are shares of all that is eligible: limit_of = eligible"
          require count(c for c in class_limits where c.most <= 0% or c.most > 100%) = 0 if class_limits is given
            because "the most that a class may make up is a share of the pool"
          require count(distinct(class_limits.class)) = count(class_limits) if class_limits is given
            because "a class has one limit: one of them stands twice"
          require outstanding >= 0 because "what is owed is not below 0"
          require count(distinct(pool.name)) = count(pool)
            because "two rows of the pool have one name, and would count as one holder: give each its own"
          require count(p for p in pool where p.value < 0) = 0 because "a value is not below 0"
          require count(p for p in pool where p.advance < 0% or p.advance > 100%) = 0
            because "what is lent is a share of the value, from 0 % to 100 %"
          require count(r for r in reserves where r.amount < 0) = 0 if reserves is given
            because "a reserve is stated without a minus"
          require holder_limit * count(owners) >= 100% if holder_limit is given and limit_of = after_limits
            because "{count(owners)} holders with {holder_limit} each cannot make up a whole"

          ## Value of what is eligible
          eligible[p in pool] = if p.excluded_because is given then 0 * p.value else p.value
          ## Who owes or holds it; each by itself where nobody is stated
          owner[p in pool] = p.holder otherwise p.name
          owners = distinct(owner)
          of_owner[p in pool] = sum(eligible[n] for n in 1 .. count(pool) where owner[n] = owner)
          ## Most that a holder may count for
          owner_cap = if holder_limit is given
            then if (limit_of otherwise eligible) = eligible then sum(eligible) * holder_limit
              else cap_after(owners_falling, holder_limit, 0)
            else sum(eligible)
          owners_falling = sorted([sum(eligible[n] for n in 1 .. count(pool) where owner[n] = o) for o in owners], falling)
          ## The amount to which the largest are cut so that it is just the limit of what is left in all: with
          ## k of them cut, the others are left, and are (100 % - k times the limit) of it
          function cap_after(amounts, limit, k) = if k >= count(amounts) or k * limit >= 100% then amounts[count(amounts)]
            else if amounts[k + 1] <= cap_of(amounts, limit, k) then cap_of(amounts, limit, k)
            else cap_after(amounts, limit, k + 1)
          function cap_of(amounts, limit, k) = sum(amounts[k + 1 ..]) * (limit / (100% - k * limit))
          ## Value after the limit of a holder, and after that of its class
          after_holders[p in pool] = if of_owner > owner_cap then eligible * (owner_cap / of_owner) else eligible
          of_class[p in pool] = sum(after_holders[n] for n in 1 .. count(pool) where (pool.class[n] otherwise "") = (p.class otherwise ""))
          class_cap[p in pool] = if class_limits is given
            then if count(c for c in class_limits where c.class = (p.class otherwise "")) = 0 then of_class
              else if (limit_of otherwise eligible) = eligible then sum(eligible) * most_of(p.class otherwise "")
              else (sum(after_holders) - of_class) * (most_of(p.class otherwise "") / (100% - most_of(p.class otherwise "")))
            else of_class
          function most_of(class: text) = if class_limits is given then sum(c.most for c in class_limits where c.class = class) else 100%
          counted[p in pool] = if of_class > class_cap then after_holders * (class_cap / of_class) else after_holders
          ## What is lent on it
          lendable[p in pool] = counted * p.advance
          ## What does not count: what is excluded, and what is above the limits
          excluded = sum(pool.value) - sum(eligible)
          over_limits = sum(eligible) - sum(counted)
          reserved = if reserves is given then sum(reserves.amount) else 0
          base = max(0, sum(lendable) - reserved)
          ## What may still be borrowed; below 0, what must be repaid
          available = base - outstanding

          remark "More is owed than the base allows: {-available} is to be repaid." if available < 0
          show table(pool.name, eligible, counted, lendable), excluded, over_limits, reserved if reserves is given, base, available
        }

        """##),
    PreludeFile(
      name: "prelude/brand_strength.worth",
      kinds: ["brand_strength"],
      functions: [],
      text: ##"""
        ## The strength of a brand as a weighted score, and the royalty rate or the discount rate that
        ## follows from it.
        ##
        ## ISO 10668:2010 asks for a legal, a behavioural and a financial analysis; each is stated in words,
        ## and the factors of the score say to which they belong. A score is no value, and neither is the
        ## rate: that goes into a method such as relief_from_royalty. A strength that sets the royalty rate
        ## must not lower the discount rate once more.
        ## Errors: E0608 for weights that miss 100 %, scores outside the scale, a mapping that does not
        ## cover 0 % to 100 % or runs the wrong way
        ## Source: ISO 10668:2010, Brand valuation: requirements for monetary brand valuation, on the legal,
        ## behavioural and financial parameters and on the strength of the brand
        kind brand_strength {
          ## Which rights there are, in which countries and classes, who owns them, and what could weaken them
          legal_analysis: text
          ## What the brand means to those who buy, and how it leads to sales
          behavioural_analysis: text
          ## What the brand earns, by which figures and forecasts
          financial_analysis: text
          ## The factors of the strength: to which analysis each belongs, its score and its weight
          factors: table { factor: text, analysis: legal | behavioural | financial, score: number, weight: percent }
          ## The weakest score that the scale has
          lowest_score: number
          ## The strongest score that the scale has
          highest_score: number
          ## What the strength sets
          convention sets: royalty_rate | discount_rate
          ## The rate at each strength, in rising order from 0% to 100%; the rates are the range that the market shows
          rates: table { strength: percent, rate: percent }
          ## Whether rates go in straight lines between those strengths, or a rate holds from its strength up to the next
          convention mapping: interpolated | stepped
          ## Where the range of the rates is from
          range_source: text

          require legal_analysis != ""
            because "ISO 10668 asks for a legal analysis: which rights there are, and whose"
          require behavioural_analysis != ""
            because "ISO 10668 asks for a behavioural analysis: how the brand leads to sales"
          require financial_analysis != ""
            because "ISO 10668 asks for a financial analysis: what the brand earns"
          require range_source != "" because "the range of the rates is evidence: say where it is from"
          require sum(factors.weight) = 100% because "the weights of the factors add up to 100 %"
          require sum(if w < 0% then 1 else 0 for w in factors.weight) = 0
            because "a weight is not negative"
          require count(distinct(factors.factor)) = count(factors.factor)
            because "a factor stands twice: each is scored once"
          require highest_score > lowest_score because "a scale runs from a lower score to a higher one"
          require sum(if s < lowest_score or s > highest_score then 1 else 0 for s in factors.score) = 0
            because "a score lies outside the scale from lowest_score to highest_score"
          require count(rates.strength) >= 2 and rates.strength[1] = 0%
            and rates.strength[count(rates.strength)] = 100%
            because "the mapping begins with the rate at a strength of 0% and ends with that at 100%"
          require falls = 0 because "the strengths of the mapping rise from row to row"
          require sum(if r < 0% then 1 else 0 for r in rates.rate) = 0 because "a rate is not negative"
          require sets = discount_rate or sum(if r > 100% then 1 else 0 for r in rates.rate) = 0
            because "a royalty rate is a share of sales, at most 100 %"
          require sets = discount_rate
            or sum(if rates.rate[i + 1] < rates.rate[i] then 1
              else 0 for i in 1 .. count(rates.rate) - 1) = 0
            because "a stronger brand earns no lower royalty rate: the rates must not fall"
          require sets = royalty_rate
            or sum(if rates.rate[i + 1] > rates.rate[i] then 1
              else 0 for i in 1 .. count(rates.rate) - 1) = 0
            because "a stronger brand bears no more risk: the discount rates must not rise"

          ## Number of rows of the mapping whose strength does not rise
          falls = sum(if rates.strength[i + 1] <= rates.strength[i] then 1
            else 0 for i in 1 .. count(rates.strength) - 1)
          ## Name of each factor
          name[row in factors] = row.factor
          ## Place of each score on the scale, from 0 % to 100 %
          place[row in factors] = (row.score - lowest_score) / (highest_score - lowest_score) in percent
          ## What each factor adds to the strength
          adds[row in factors] = place * row.weight
          ## Strength of the brand, from 0 % to 100 %
          strength = sum(adds)
          ## What the legal factors add
          legal_part = sum(adds[i] for i in 1 .. count(factors.factor) where factors.analysis[i] = legal)
          ## What the behavioural factors add
          behavioural_part =
            sum(adds[i] for i in 1 .. count(factors.factor) where factors.analysis[i] = behavioural)
          ## What the financial factors add
          financial_part =
            sum(adds[i] for i in 1 .. count(factors.factor) where factors.analysis[i] = financial)
          ## The rate that the strength sets, by the mapping
          rate = if falls > 0 then rates.rate[1]
            else rates.rate[1]
              + sum((rates.rate[i + 1] - rates.rate[i])
                * gone(strength, rates.strength[i], rates.strength[i + 1]) for i in 1 .. count(rates.rate)
                - 1)

          ## Part of the way from one strength of the mapping to the next that a strength has gone
          function gone(strength, from, to) = if mapping = interpolated
            then max(0, min(1, (strength - from) / (to - from)))
            else if strength >= to then 1
            else 0

          ## What the figure is, and what it is not
          remark = if sets = royalty_rate
            then "A strength of {strength} sets a royalty rate of {rate}. A score is no value; the discount rate must not count the strength once more."
            else "A strength of {strength} sets a discount rate of {rate}. A score is no value; the royalty rate must not count the strength once more."

          show "Legal analysis: {legal_analysis}", "Behavioural analysis: {behavioural_analysis}",
            "Financial analysis: {financial_analysis}",
            table(name, factors.score, factors.weight, place, adds), legal_part, behavioural_part,
            financial_part, strength, "The range of the rates: {range_source}", rate, "{remark}"
        }

        """##),
    PreludeFile(
      name: "prelude/calendar.worth",
      kinds: ["business_calendar"],
      functions: ["share_before", "share_left", "month_turned", "next_new_year", "day_within", "last_day_of"],
      text: ##"""
        ## The share of `period` that lies before `day`: 1 for a period that ends before it, by the day.
        function share_before(day: date, period: period) =
          max(0, min(1, (day - period.start) / (period.end + 1 day - period.start)))

        ## The share of `period` that is left on the valuation date: 1 but for the period in which that
        ## lies.
        ##
        ## In whole months from the first of a month, otherwise by the days.
        function share_left(period: period) = if elapsed(period, end) <= 0 then 1
          else (elapsed(period, end) - elapsed(period, start))
            / (elapsed(period.next, end) - elapsed(period.next, start))

        ## The day after a day that ends a month, otherwise the day itself: the end of a month and the start
        ## of the next are one point in time.
        ##
        ## Example: expect month_turned(2026-06-30) = 2026-07-01
        ## Example: expect month_turned(2026-06-29) = 2026-06-29
        function month_turned(day: date) = if day = end_of_month(day) then day + 1 day else day

        ## The first of January after a day, from which terms that run to the end of a year are counted.
        ##
        ## Example: expect next_new_year(2026-05-05) = 2027-01-01
        ## Example: expect next_new_year(2026-12-31) = 2027-01-01
        function next_new_year(day: date) =
          end_of_month(add_months(day, (12 - day.month) * 1 month)) + 1 day

        ## A day, or the nearest of two days between which it does not lie.
        ##
        ## Example: expect day_within(2026-05-05, 2027-01-01, 2028-01-01) = 2027-01-01
        ## Example: expect day_within(2026-05-05, 2025-01-01, 2026-01-01) = 2026-01-01
        function day_within(day: date, low: date, high: date) = max(low, min(day, high))

        ## The last day of a time that begins on the day after another. Months from the last day of a month
        ## end on the last day of one.
        ##
        ## Example: expect last_day_of(2027-06-30, 1 month) = 2027-07-31
        ## Example: expect last_day_of(2027-01-30, 1 month) = 2027-02-28
        ## Example: expect last_day_of(2027-06-30, 30 days) = 2027-07-30
        function last_day_of(day: date, time: duration) = if day = end_of_month(day)
          then day + 1 day + time - 1 day
          else day + time

        ## The days on which business is done.
        kind business_calendar {
          ## Days on which it is closed, beside weekends
          holidays: list of date = []
          ## The days of the week on which it is closed
          convention weekend: saturday_sunday | friday_saturday | sunday | none

          ## `yes` iff business is done on a day
          function is_open(day) = not is_weekend(day) and count(h for h in holidays where h = day) = 0
          ## `yes` iff a day is closed every week
          function is_weekend(day) = if weekend is {
            none            -> no
            sunday          -> weekday(day) = 7
            saturday_sunday -> weekday(day) >= 6
            else            -> weekday(day) = 5 or weekday(day) = 6
          }
          ## The first day of business on or after a day
          function following(day) = if is_open(day) then day else following(day + 1 day)
          ## The last day of business on or before a day
          function preceding(day) = if is_open(day) then day else preceding(day - 1 day)
          ## The day of business for a day, by a rule; the modified ones stay in its month
          function adjusted(day, rule: unadjusted | following | modified_following | preceding | modified_preceding) {
            after = following(day)
            before = preceding(day)
            leaves_after = end_of_month(after) != end_of_month(day)
            leaves_before = end_of_month(before) != end_of_month(day)
            if rule = unadjusted then day
              else if rule = following or rule = modified_following and not leaves_after
                or rule = modified_preceding and leaves_before
                then after
              else before
          }
          ## The day so many days of business after a day, or before it if the number is negative
          function add_business_days(day, number) {
            require number = round(number) because "days of business are counted whole"
            if number > 0 then add_business_days(following(day + 1 day), number - 1)
              else if number < 0 then add_business_days(preceding(day - 1 day), number + 1)
              else following(day)
          }
          ## The days of business from a day to another, the second not counted; negative where the second
          ## comes first
          function business_days(from_day, to_day) = if to_day < from_day
            then 0 - business_days(to_day, from_day)
            else sum(if is_open(from_day + n * 1 day) then 1
              else 0 for n in 0 .. (to_day - from_day) in days - 1)
        }

        """##),
    PreludeFile(
      name: "prelude/collateral.worth",
      kinds: ["collateral"],
      functions: [],
      text: ##"""
        ## What secures a loan: its value in a market, in an orderly and in a forced sale, what is lent on
        ## it, and the debt beside it, period by period.
        ##
        ## An orderly sale brings less than the market value for the causes stated in the haircuts, and a
        ## forced sale less than an orderly one for those in the column `forced`.
        ## Errors: E0608 for an asset that cannot be pledged, with the reason that the asset gives
        kind collateral {
          ## The loan that it secures
          secures: loan?
          ## The asset that is pledged
          asset: asset?
          ## Market value at the end of each period; with `value[opening]` that before the first, otherwise
          ## it is taken to have been the same
          value: level of money
          ## Between the ends of two periods the value goes in a straight line, or keeps what it was
          convention between: straight | steps
          ## Day on which the pledge was registered
          registered: date?
          ## Rank among those to whom the asset is pledged; 1 comes first
          rank: whole
          ## What those of a better rank are owed
          ahead: money = 0
          ## Why a sale brings less than the market value: by how much an orderly sale, and by how much less
          ## than that a forced one
          haircuts: table { cause: text, orderly: percent, forced: percent }
          ## Haircuts are added, or each is taken of what the one before leaves
          convention combine: added | multiplied
          ## Value on which is lent, and the share of it that is
          convention lends_on: market | orderly | forced
          advance_rate: percent
          ## Most of the market value that may be owed
          ltv_limit: percent?

          require asset.pledgeable otherwise yes if asset is given
            because "what is to secure the loan {asset.pledge}"
          require rank >= 1 because "ranks are counted from 1, the best"
          require ahead >= 0 because "what is owed to others is not below 0"
          require ahead = 0 if rank = 1
            because "nobody comes before the first rank: leave out `ahead`, or state the rank"
          require advance_rate > 0% and advance_rate <= 100%
            because "an advance rate is a share of the value, not {advance_rate}"
          require count(h for h in haircuts where h.orderly < 0% or h.orderly > 100% or h.forced < 0% or h.forced > 100%) = 0
            because "a haircut lies between 0 % and 100 %"
          require sum(haircuts.orderly) + sum(haircuts.forced) <= 100% if combine = added
            because "haircuts that are added take no more than all; these take {sum(haircuts.orderly) + sum(haircuts.forced)}"

          ## Share of the market value that an orderly, and a forced sale brings
          orderly_share = if combine = added then 1 - sum(haircuts.orderly) / 100%
            else product(1 - h for h in haircuts.orderly)
          forced_share = if combine = added then 1 - (sum(haircuts.orderly) + sum(haircuts.forced)) / 100%
            else orderly_share * product(1 - h for h in haircuts.forced)

          ## Market value at the end of the period
          market_value[t]: level of money = value
          ## What an orderly sale brings
          orderly_value[t]: level of money = value * orderly_share
          ## What a forced sale brings
          forced_value[t]: level of money = value * forced_share
          ## What may be lent
          lendable[t]: level of money = max(0, value * lent_share * advance_rate - ahead)
          lent_share = if lends_on is { market -> 1, orderly -> orderly_share, forced -> forced_share }
          ## Debt at the end of the period
          debt[t]: level of money = if secures is given then secures.debt_on(t.end) else 0
          ## Debt as a share of the market value, with what comes before it
          ltv[t] = (debt + ahead) / value in percent
          ## What might be lent besides
          headroom[t]: level of money = lendable - debt
          highest_ltv = max(ltv)

          ## First day on which there is nothing left to sell
          right_ends = if asset is given then asset.useful_end else 9999-12-31

          ## Market value on a day; on the day after the last period it is that of its end
          function value_on(day: date) {
            stated = if day = case.last.end + 1 day then case.last.end else day
            require count(t for t in case where stated in t) = 1
              because "the value is stated for the periods from {case.first} to {case.last}, not for {day}"
            sum(value_within(t, stated) for t in case where stated in t)
          }
          function value_within(t: period, day: date) = if between = straight
            then value_before[t] + (value[t] - value_before[t]) * ((day - t.start + 1 day) / (t.end - t.start + 1 day))
            else if day = t.end then value[t] else value_before[t]
          value_before[t]: level of money = value[t-1] otherwise value

          require (ltv_limit otherwise 100%) > 0% because "the most that may be owed is a share of the value above 0 %"
          require count(v for v in value where v < 0) = 0 because "a value is not below 0"
          remark "Nobody is stated who comes before rank {rank}: say what they are owed, ahead = EUR …" if rank > 1 and ahead = 0
          remark "The asset does not say whether it can be pledged." if asset is given and says_nothing
          says_nothing = if asset is given then not (asset.pledgeable is given) else no
          remark "The pledge is registered on {registered}, after the loan is drawn on {drawn_on}." if late
          drawn_on = if secures is given then secures.drawn otherwise 1900-01-01 else 1900-01-01
          late = if registered is given and secures is given then registered > secures.drawn else no
          remark "The debt is more than may be lent on the collateral, in {overlent} of the periods." if overlent > 0
          overlent = if secures is given then count(h for h in headroom where h < 0) else 0
          remark "The loan is more than {ltv_limit} of the value in {over_limit} periods." if over_limit > 0
          over_limit = if ltv_limit is given then count(x for x in ltv where x > ltv_limit) else 0

          show table(market_value, orderly_value, forced_value, lendable if secures is given, debt if secures is given, ltv if secures is given, headroom if secures is given), orderly_share, forced_share, highest_ltv
        }

        """##),
    PreludeFile(
      name: "prelude/collecting_society.worth",
      kinds: ["collecting_society", "mark_levy"],
      functions: [],
      text: ##"""
        ## What a collecting society takes in by its tariff and pays to right holders: deductions, a
        ## reserve, points of what was used,
        ## shares of right holders, societies abroad. All amounts are in whole coins and add up to what
        ## was taken in and released.
        ##
        ## Errors: E0608 for shares of a work that miss 100 %, a work that stands twice among the uses,
        ## shares outside 0 % to 100 %
        ## Source: distribution rules of collecting societies; largest remainder method (Hamilton) for
        ## coins that cannot be divided
        kind collecting_society {
          ## What users pay by the tariff: a share of their income, and at least an amount
          users: table { user: text, income: money, rate: percent, least: money }
          ## What earlier periods held back and is released now; the society has kept its part of that
          ## already, so all of it goes to what was used
          released: money = 0
          ## Share that the society keeps for its work
          deduction: percent
          ## Share for social and cultural ends, of what is left
          cultural: percent
          ## Share that is held back for claims that come late, of what is left
          reserve: percent
          ## Works that were used: how often, and the points of one use, such as minutes times the
          ## weight of the programme
          uses: table { work: text, uses: number, points: number }
          ## Whose works they are; the shares of a work total 100 %, with those in `open_shares`
          claims: table { work: text, holder: text, share: percent, abroad: text? }
          ## Shares of works that nobody has claimed yet, which are used without being claimed
          open_shares: table { work: text, share: percent }?
          ## Societies abroad, and the tax that is withheld from what they get, 0 % for none
          withholding: table { society: text, rate: percent }?
          ## What becomes of uses that nobody claims: held for later claims, or shared among the others
          convention unmatched: held | shared
          ## The smallest coin, such as EUR 0.01
          coin: money

          require count(distinct(uses.work)) = count(uses)
            because "a work stands twice among the uses: write one row for it, with its uses added up"
          require count(u for u in uses where u.uses < 0 or u.points < 0) = 0 because "uses and points are not below 0"
          require count(off) = 0
            because "the shares of each work total 100 %; those of ‘{off[1]}’ come to {claimed[off[1]]}: is a holder left out, or written twice? What nobody claims stands in open_shares"
          require count(distinct(users.user)) = count(users)
            because "a user stands twice: write one row for each, with what it earns added up"
          require count(o for o in open_shares where o.share < 0% or o.share > 100%) = 0 if open_shares is given
            because "what nobody claims is a share of a work, from 0 % to 100 %"
          require count(unknown) = 0
            because "‘{unknown[1]}’ is claimed by nobody at all: leave it out of open_shares"
          require count(taxed_twice) = 0 if withholding is given
            because "‘{taxed_twice[1]}’ stands twice among the societies abroad: write one row for it, with the rate that counts"
          require count(wrong_taxes) = 0 if withholding is given
            because "the tax is a share of what a society gets, from 0 % to 100 %; that of ‘{wrong_taxes[1]}’ is none"
          require count(untaxed) = 0 if withholding is given
            because "the claims name a society abroad that withholding does not, ‘{untaxed[1]}’: write one of {withholding.society}, or add a row for it, with 0% for none"
          require deduction >= 0% and cultural >= 0% and reserve >= 0%
            and deduction <= 100% and cultural <= 100% and reserve <= 100%
            because "what is kept back is a share, from 0 % to 100 %"
          require count(u for u in users where u.income < 0 or u.least < 0) = 0
            because "what users earn, and the least that they pay, are stated without a minus"
          require count(u for u in users where u.rate < 0% or u.rate > 100%) = 0
            because "the tariff is a share of what a user earns, from 0 % to 100 %"
          require count(c for c in claims where c.share < 0% or c.share > 100%) = 0
            because "claims are shares of a work, from 0 % to 100 %"
          require withholding is given or count(c for c in claims where c.abroad is given) = 0
            because "the claims name societies abroad: say what tax is withheld from each in withholding, 0% for none"
          require released >= 0 because "what is released is stated without a minus"
          remark "The claims on ‘{unused[1]}’ bring nothing: no work of that name was used{if count(unused) > 1 then ", nor of {count(unused) - 1} others" else ""}." if count(unused) > 0

          require matched_points > 0 because "nothing that was used is claimed by anybody"
          require coin > 0 because "the smallest coin is above 0, such as EUR 0.01"

          ## Works whose shares miss 100 %
          off = [w for w in distinct(claims.work) where abs(claimed[w] + left_open(w) - 100%) > 0.000_001%]
          function left_open(work) = if open_shares is given
            then sum(o.share for o in open_shares where o.work = work)
            else 0%
          ## Works with open shares that nobody claims
          unknown = if open_shares is given
            then [o.work for o in open_shares where count(c for c in claims where c.work = o.work) = 0]
            else []
          ## Works that are claimed and were not used
          unused = [w for w in distinct(claims.work) where count(u for u in uses where u.work = w) = 0]
          ## Societies that stand twice, that have a rate which is no share, and that have none
          taxed_twice = if withholding is given
            then [s.society for s in withholding where count(o for o in withholding where o.society = s.society) > 1]
            else []
          wrong_taxes = if withholding is given
            then [s.society for s in withholding where s.rate < 0% or s.rate > 100%]
            else []
          untaxed = if withholding is given
            then [n for n in distinct([c.abroad otherwise "" for c in claims])
              where n != "" and count(s for s in withholding where s.society = n) = 0]
            else []
          ## What the claims of a work come to
          claimed[w in claims.work] = sum(c.share for c in claims where c.work = w)
          ## What each user pays
          paid_by[u in users] = round_to(max(u.income * u.rate, u.least), coin, half_away)
          ## What was taken in
          collected = sum(paid_by)
          ## What the society keeps
          kept = round_to(collected * deduction, coin, half_away)
          ## For social and cultural ends
          for_culture = round_to((collected - kept) * cultural, coin, half_away)
          ## What is held back
          held_back = round_to((collected - kept - for_culture) * reserve, coin, half_away)
          ## What there is for what was used
          pool = collected - kept - for_culture - held_back + round_to(released, coin, half_away)
          ## Points of each work
          work_points[u in uses] = u.uses * u.points
          ## Claims on each work
          claims_on[u in uses] = count(c for c in claims where c.work = u.work)
          ## All points
          all_points = sum(work_points)
          ## Points that somebody claims
          matched_points = sum(if claims_on[u] > 0 then work_points[u] else 0 for u in uses) - open_points
          ## Points of shares that nobody has claimed yet
          open_points = if open_shares is given
            then sum(points_of(o.work) * (o.share / 100%) for o in open_shares)
            else 0
          function points_of(work) = sum(u.uses * u.points for u in uses where u.work = work)
          ## What waits for later claims
          waiting = if unmatched = held and matched_points < all_points
            then allocate(pool, [matched_points, all_points - matched_points], coin)[2]
            else 0 * pool
          ## What is distributed
          distributed = pool - waiting
          ## What a point is worth
          point_value = distributed / matched_points
          ## Points of each claim
          claim_points[c in claims] = sum(u.uses * u.points for u in uses where u.work = c.work) * (c.share / 100%)
          amounts = allocate(distributed, claim_points, coin)
          ## What is paid on each claim
          amount[c in claims] = amounts[c.position]
          ## Tax withheld from it
          tax[c in claims] = if withholding is given
            then round_to(amount * sum(s.rate for s in withholding where s.society = (c.abroad otherwise "")), coin, half_away)
            else 0 * amount
          ## What each right holder gets, before tax
          by_holder[h in claims.holder] = sum(amount[c] for c in claims where c.holder = h)
          ## Works that nobody claims
          unclaimed = [u.work for u in uses where claims_on[u] = 0]

          show table(paid_by), collected, kept, for_culture, held_back, pool, table(work_points, claims_on), unclaimed, waiting,
            distributed, point_value, table(claim_points, amount, tax if withholding is given), by_holder
        }

        ## What members pay for using a collective mark or a geographical indication, and whether it
        ## carries the association's work.
        ##
        ## Errors: E0608 for a levy outside 0 % to 100 %, a least amount above the most
        ## Source: statutes of associations that own collective marks and of groups of producers
        kind mark_levy {
          ## Members, with their sales under the mark and the visits of control that each had
          members: table { member: text, sales: money, visits: number? }
          ## Levy as a share of sales under the mark
          rate: percent
          ## Least that a member pays for a year
          least: money
          ## Most that a member pays for a year
          most: money?
          ## What a visit of control costs
          visit_cost: money?
          ## Whether members pay for their own visits, or all for all
          convention control: own | all?
          ## What the association spends on the mark besides: promotion, defence, its office
          budget: money
          ## What becomes of a surplus: paid back in proportion to what each paid, as far as there are whole
          ## coins, or kept
          convention surplus: paid_back | kept
          ## The smallest coin, such as EUR 0.01
          coin: money

          require rate >= 0% and rate <= 100% because "a levy is a share of sales, from 0 % to 100 %"
          require least <= most if most is given because "the least that a member pays, {least}, is above the most, {most}"
          require count(m for m in members where m.sales < 0 or (m.visits otherwise 0) < 0) = 0
            because "sales and visits of members are stated without a minus"
          require count(twice) = 0
            because "‘{twice[1]}’ stands twice among the members: write one row, with its sales added up"
          require least >= 0 and budget >= 0 because "the least that a member pays, and the budget, are not below 0"
          require visit_cost >= 0 if visit_cost is given because "what a visit costs is not below 0"
          require control is given if visit_cost is given
            because "say who pays for visits of control: control = own for each its own, all for all together"
          require coin > 0 because "the smallest coin is above 0, such as EUR 0.01"

          ## Members that stand twice
          twice = [n for n in distinct(members.member) where count(m for m in members where m.member = n) > 1]
          ## Levy of each member
          levy[m in members] = round_to(max(least, min(m.sales * rate, most otherwise m.sales * rate)), coin, half_away)
          ## What visits cost each member
          visits_paid[m in members] = if visit_cost is given
            then if (control otherwise all) = own then round_to((m.visits otherwise 0) * visit_cost, coin, half_away) else 0 * levy
            else 0 * levy
          ## Cost of all visits
          control_cost = if visit_cost is given then sum((m.visits otherwise 0) * visit_cost for m in members) else 0 * budget
          ## What members pay
          total = sum(levy) + sum(visits_paid)
          ## What is left over; below 0 what is lacking
          over = total - control_cost - budget
          paid = [levy[m] + visits_paid[m] for m in members]
          rebates = if surplus = paid_back and over > 0 then allocate(round_to(over, coin, down), paid, coin) else [0 * p for p in paid]
          ## What is paid back to each
          rebate[m in members] = rebates[m.position]
          ## What each pays in the end
          net[m in members] = levy + visits_paid - rebate
          ## Rate at which levies without a least or a most would just carry the work
          carrying_rate = if sum(m.sales for m in members) > 0
            then (control_cost + budget - sum(visits_paid)) / sum(m.sales for m in members) in percent
            else 0%
          remark "The levy lacks {0 - over} of what the work for the mark costs." if over < 0
          show table(levy, visits_paid if visit_cost is given, rebate, net), total, control_cost if visit_cost is given, budget, over, carrying_rate
        }

        """##),
    PreludeFile(
      name: "prelude/cost_approach.worth",
      kinds: ["cost_approach", "reproduction_cost", "replacement_cost"],
      functions: [],
      text: ##"""
        ## Value of an asset as what it would cost to have it again, less what it has lost against a new
        ## one.
        ##
        ## Direct cost, overhead, developer's profit and the return on money that is tied up while the asset
        ## is made; then three sorts of obsolescence. All before tax. A buyer pays no more than a new asset
        ## would cost and bring, so that the cost approach sets a limit, and money that was spent is no
        ## value.
        ## Errors: E0608 where nothing is said to cost anything or an index is missing, for shares outside 0
        ## % to 100 %, for obsolescences of more than 100 % together
        ## Source: IVS 103 (effective 31 January 2025), cost approach; IVS 210 (same edition), cost approach
        ## for intangible assets
        kind cost_approach: valuation {
          ## Work that must be done, with the rate of an hour at today's prices
          work: table { name: text, hours: number, hourly_rate: level of money }?
          ## What must be bought or paid for, at today's prices
          expenses: table { name: text, amount: money }?
          ## Amounts at the prices of an earlier day, with that day and the price index of that day
          past_expenses: table { name: text, amount: level of money, spent: date, index: number }?
          ## The same index at the valuation date
          index_now: number?
          ## Overhead, as a share of the direct cost
          overhead: percent
          ## Profit that a developer would ask for, as a share of direct cost and overhead
          developers_profit: percent
          ## Return that the money would have earned elsewhere while the asset is made; 0% where that is not counted
          opportunity_rate: rate
          ## How long it takes to make the asset
          development_time: duration
          ## When in that time the money is spent: all at the start, in the middle or evenly, which is nearly the same, or at the end
          convention spent: start | middle | end?
          ## What that return is taken on: cost and overhead, or the developer's profit, too
          convention opportunity_on: cost | cost_and_profit?
          ## Share lost because the asset does its work less well or at a higher cost than a new one
          functional_obsolescence: percent
          ## Share lost because technology has gone on
          technological_obsolescence: percent
          ## Share lost because of the market, the law or the economy outside the asset
          economic_obsolescence: percent
          ## Whether each obsolescence is a share of the whole cost, so that they add up, or of what the one before has left
          convention obsolescence: additive | multiplicative
          ## Value by an income method, to compare, if there is one
          income_value: money?

          require (work is given) or (expenses is given) or (past_expenses is given)
            because "a cost approach needs what the asset would cost: work, expenses or past_expenses"
          require (past_expenses is given) = (index_now is given)
            because "past expenses are brought to today's prices by an index: index_now and past_expenses belong together"
          require sum(if i <= 0 then 1 else 0 for i in past_expenses.index) = 0
            and (index_now otherwise 1) > 0 if past_expenses is given
            because "a price index is above 0"
          require sum(if w.hours < 0 or w.hourly_rate < 0 then 1 else 0 for w in work) = 0 if work is given
            because "hours and their rate are stated without a minus"
          require sum(if a < 0 then 1 else 0 for a in expenses.amount) = 0 if expenses is given
            because "a cost is stated without a minus"
          require sum(if a < 0 then 1 else 0 for a in past_expenses.amount) = 0 if past_expenses is given
            because "a cost is stated without a minus"
          require overhead >= 0% because "overhead is not negative"
          require developers_profit >= 0% because "a developer's profit is not negative"
          require opportunity_rate >= 0
            because "money that is tied up would not earn less than nothing elsewhere"
          require development_time >= 0 because "an asset is not made in less than no time"
          require opportunity_rate = 0 or (spent is given) and (opportunity_on is given)
            because "an opportunity cost needs spent, when the money is spent, and opportunity_on, what the return is taken on"
          require functional_obsolescence >= 0% and technological_obsolescence >= 0%
            and economic_obsolescence >= 0%
            because "an obsolescence is a loss, and is stated without a minus"
          require functional_obsolescence <= 100% and technological_obsolescence <= 100%
            and economic_obsolescence <= 100%
            because "an asset cannot lose more than all of its cost: an obsolescence is at most 100 %"
          require obsolescence = multiplicative
            or functional_obsolescence + technological_obsolescence + economic_obsolescence <= 100%
            because "functional, technological and economic obsolescence together exceed 100 % of the cost; added, they must leave something, or say obsolescence = multiplicative"

          ## Cost of the work
          work_cost = if work is given then sum(w.hours * w.hourly_rate for w in work) else 0
          ## Cost of the expenses
          expense_cost = if expenses is given then sum(expenses.amount) else 0
          ## Cost of past expenses at today's prices
          past_cost = if past_expenses is given
            then sum(e.amount * ((index_now otherwise 1) / e.index) for e in past_expenses)
            else 0
          ## Direct cost: work, expenses and past expenses
          direct_cost = if past_expenses is given then past_cost + work_cost + expense_cost
            else if work is given then work_cost + expense_cost
            else expense_cost
          ## Overhead on the direct cost
          overhead_cost = direct_cost * overhead
          ## Developer's profit on direct cost and overhead
          profit = (direct_cost + overhead_cost) * developers_profit
          ## Share of the development time for which the money is tied up
          tied_up = if (spent otherwise start) is {
            start  -> 1
            middle -> 0.5
            end    -> 0
          }
          ## What the return is taken on
          opportunity_base = direct_cost + overhead_cost
            + (if (opportunity_on otherwise cost) = cost then 0 * profit else profit)
          ## Return on the money that is tied up
          opportunity_cost = opportunity_base
            * (growth_factor(opportunity_rate, 1 year) ^ ((development_time in years) * tied_up) - 1)
          ## What a new asset would cost
          cost_new = direct_cost + overhead_cost + profit + opportunity_cost
          ## What functional obsolescence takes
          functional_loss = cost_new * functional_obsolescence
          ## What technological obsolescence takes
          technological_loss = (if obsolescence = additive then cost_new else cost_new - functional_loss)
            * technological_obsolescence
          ## What economic obsolescence takes
          economic_loss =
            (if obsolescence = additive then cost_new else cost_new - functional_loss - technological_loss)
            * economic_obsolescence
          ## What is left of 1 after all of them
          left_over = if obsolescence = additive
            then 1 - (functional_obsolescence + technological_obsolescence + economic_obsolescence)
            else (1 - functional_obsolescence) * (1 - technological_obsolescence)
              * (1 - economic_obsolescence)
          ## Value by the cost approach
          value = cost_new * left_over
          ## By how much that exceeds the value by an income method; 0 where there is none, or where it does not
          above_income_value = if income_value is given
            then max(0 * value, value - (income_value otherwise 0))
            else 0 * value
          ## What the comparison with an income value says
          comparison = if income_value is given
            then (if above_income_value > 0 then "The cost exceeds the income value by {above_income_value}: what was spent beyond that is sunk, and no value."
              else "The income value is not below the cost: a buyer could as well make the asset anew.")
            else "No income value is given, so that nothing shows whether the asset is worth its cost: sunk cost is not value."

          show work_cost, expense_cost, past_cost, direct_cost, overhead_cost, profit, opportunity_cost,
            cost_new, functional_loss, technological_loss, economic_loss, value, "{comparison}"
        }

        ## Value of an asset as the cost of an exact copy, made as the old one was, less what it has lost.
        ##
        ## An exact copy has the faults of the old asset, so that functional and technological obsolescence
        ## must come off.
        ## Source: IVS 103 (effective 31 January 2025), reproduction cost method
        kind reproduction_cost: cost_approach {
        }

        ## Value of an asset as the cost of a new one of the same use, made with today's means, less what
        ## the old one has lost.
        ##
        ## What today's means save is no longer in the cost. To take it off once more as obsolescence would
        ## count it twice, so that the kind asks what the obsolescences are still for.
        ## Source: IVS 103 (effective 31 January 2025), replacement cost method
        kind replacement_cost: cost_approach {
          ## What the new asset does that the old one does: the use that is replaced
          same_use: text
          ## What functional and technological obsolescence count beyond what today's means save; needed where one of them is above 0 %
          obsolescence_left: text?

          require same_use != "" because "replacement cost is that of the same use: say which"
          require functional_obsolescence + technological_obsolescence = 0%
            or (obsolescence_left otherwise "") != ""
            because "a new asset of today has no outdated technology in its cost: say in obsolescence_left what functional and technological obsolescence still count, or set them to 0%"

          ## What is said of technology that is outdated
          remark = if functional_obsolescence + technological_obsolescence > 0%
            then "Obsolescence that today's means do not save already: {obsolescence_left otherwise ""}"
            else "No functional or technological obsolescence is left: the cost is that of today's means."

          show "The same use: {same_use}", "{remark}", work_cost, expense_cost, past_cost, direct_cost,
            overhead_cost, profit, opportunity_cost, cost_new, functional_loss, technological_loss,
            economic_loss, value, "{comparison}"
        }

        """##),
    PreludeFile(
      name: "prelude/cost_of_capital.worth",
      kinds: ["cost_of_capital", "build_up", "capm", "relevered_beta", "wacc"],
      functions: ["levered_beta", "unlevered_beta", "leverage_weight", "cost_of_debt"],
      text: ##"""
        ## A rate that an investor asks for, put together from its parts.
        kind cost_of_capital {
        }

        ## Cost of equity as the rate without risk and premiums for the risks that are borne.
        ##
        ## Source: IVS 103 (effective 31 January 2025), discount rates; build-up method
        kind build_up: cost_of_capital {
          ## Yield of government bonds in the currency of the flows
          risk_free: percent
          ## What shares earn above that
          equity_premium: percent
          ## Premium for a small company
          size_premium: percent = 0%
          ## Premium for the industry
          industry_premium: percent = 0%
          ## Premium for the country
          country_premium: percent = 0%
          ## Premium for what is special to the company or the asset
          specific_premium: percent = 0%

          ## All premiums together
          premiums = equity_premium + size_premium + industry_premium + country_premium + specific_premium
          ## Cost of equity
          rate = risk_free + premiums

          show risk_free, premiums, rate
        }

        ## Cost of equity by the capital asset pricing model, with the further premiums that practice adds.
        ##
        ## Source: Sharpe (1964), Lintner (1965); size, country and specific premiums are additions of
        ## practice
        kind capm: cost_of_capital {
          ## Yield of government bonds in the currency of the flows
          risk_free: percent
          ## How strongly the share moves with the market; levered as the company is
          beta: number
          ## What the market earns above the rate without risk
          market_premium: percent
          ## Premium for a small company
          size_premium: percent = 0%
          ## Premium for the country
          country_premium: percent = 0%
          ## Share of the country's premium that the company bears; 1 is all of it
          country_exposure: number = 1
          ## Premium for what is special to the company or the asset
          specific_premium: percent = 0%

          ## What the market's risk costs
          market_risk = beta * market_premium
          ## What the country's risk costs
          country_risk = country_exposure * country_premium
          ## Cost of equity
          rate = risk_free + market_risk + size_premium + country_risk + specific_premium

          show risk_free, market_risk, country_risk, rate
        }

        ## Beta of a company with debt, from that of one without.
        ##
        ## The formulas differ in what they take for the risk of debt and of its tax saving; none is the
        ## default. `hamada`: a fixed debt without risk. `conine`: a fixed debt with risk. `harris_pringle`:
        ## a fixed share of debt at all times. `miles_ezzell`: a share that is restored each year.
        ## `practitioner`: no tax saving, debt without risk.
        ## Units: `debt_to_equity` at market values; `cost_of_debt` before tax, for `miles_ezzell`
        ## Errors: E0608 for a negative share of debt
        ## Source: Hamada (1972); Conine (1980); Harris and Pringle (1985); Miles and Ezzell (1985)
        ## Example: expect levered_beta(0.8, 0.5, 25%, hamada) = 1.10
        ## Example: expect levered_beta(0.8, 0.5, 25%, practitioner) = 1.20
        ## Example: expect levered_beta(0.8, 0.5, 25%, harris_pringle, debt_beta: 0.2) = 1.10
        function levered_beta(unlevered: number, debt_to_equity: any_amount, tax_rate: percentage, formula: hamada | conine | harris_pringle | miles_ezzell | practitioner, debt_beta: number?, cost_of_debt: percent?) {
          require debt_to_equity >= 0 because "debt is not negative"
          require tax_rate >= 0 and tax_rate <= 1 because "a tax rate lies between 0 % and 100 %"
          require (formula = hamada or formula = practitioner) != (debt_beta is given)
            because "conine, harris_pringle and miles_ezzell need the beta of debt, debt_beta: …; hamada and practitioner have none"
          require (formula = miles_ezzell) = (cost_of_debt is given)
            because "miles_ezzell needs the cost of debt, cost_of_debt: …; the others have none"
          weight = leverage_weight(debt_to_equity, tax_rate, formula, cost_of_debt)
          unlevered + (unlevered - (debt_beta otherwise 0)) * weight
        }

        ## Beta of a company without debt, from that of one with debt.
        ##
        ## Units: `debt_to_equity` at market values; the formulas are those of `levered_beta`
        ## Errors: E0608 for a negative share of debt
        ## Source: Hamada (1972); Conine (1980); Harris and Pringle (1985); Miles and Ezzell (1985)
        ## Example: expect unlevered_beta(1.1, 0.5, 25%, hamada) = 0.80
        ## Example: expect unlevered_beta(levered_beta(0.9, 0.7, 20%, miles_ezzell, 0.15, 6%), 0.7, 20%, miles_ezzell, 0.15, 6%) = 0.9
        function unlevered_beta(levered: number, debt_to_equity: any_amount, tax_rate: percentage, formula: hamada | conine | harris_pringle | miles_ezzell | practitioner, debt_beta: number?, cost_of_debt: percent?) {
          require debt_to_equity >= 0 because "debt is not negative"
          require tax_rate >= 0 and tax_rate <= 1 because "a tax rate lies between 0 % and 100 %"
          require (formula = hamada or formula = practitioner) != (debt_beta is given)
            because "conine, harris_pringle and miles_ezzell need the beta of debt, debt_beta: …; hamada and practitioner have none"
          require (formula = miles_ezzell) = (cost_of_debt is given)
            because "miles_ezzell needs the cost of debt, cost_of_debt: …; the others have none"
          weight = leverage_weight(debt_to_equity, tax_rate, formula, cost_of_debt)
          (levered + (debt_beta otherwise 0) * weight) / (1 + weight)
        }

        ## How much debt adds to beta, for each unit of the difference between the betas of assets and debt.
        ##
        ## Example: expect leverage_weight(0.5, 25%, hamada) = 0.375
        function leverage_weight(debt_to_equity: any_amount, tax_rate: percentage, formula: hamada | conine | harris_pringle | miles_ezzell | practitioner, cost_of_debt: percent?) =
          if formula = hamada
          or formula = conine
          then debt_to_equity * (1 - tax_rate)
          else if formula = miles_ezzell
            then debt_to_equity
              * (1 - tax_rate * ((cost_of_debt otherwise 0%) / (1 + (cost_of_debt otherwise 0%))))
          else debt_to_equity

        ## Beta from comparable companies: each without its debt, their middle, and that with the debt of
        ## the company at hand.
        kind relevered_beta {
          ## The companies, each with its beta, its debt for each unit of equity and its tax rate
          peers: table { name: text, beta: number, debt_to_equity: number, tax_rate: percent }
          ## Debt for each unit of equity, at market values, that the company has or aims at
          debt_to_equity: number
          ## Tax rate of the company
          tax_rate: percent
          ## Beta of debt, of the companies and the one at hand alike, where the formula has one
          debt_beta: number?
          ## Cost of debt before tax, of all alike, for miles_ezzell
          cost_of_debt: percent?
          ## How debt changes beta
          convention formula: hamada | conine | harris_pringle | miles_ezzell | practitioner
          ## What stands for the companies together
          convention middle_by: median | mean

          ## Beta of each company without its debt
          unlevered[row in peers] =
            unlevered_beta(row.beta, row.debt_to_equity, row.tax_rate, formula, debt_beta, cost_of_debt)
          ## Their middle
          middle_beta = if middle_by = median then median(unlevered) else mean(unlevered)
          ## Beta of the company
          beta = levered_beta(middle_beta, debt_to_equity, tax_rate, formula, debt_beta, cost_of_debt)

          show unlevered, middle_beta, beta
        }

        ## Weighted average cost of capital, after tax.
        ##
        ## Source: IVS 103 (effective 31 January 2025), discount rates; Modigliani and Miller (1963)
        kind wacc: cost_of_capital {
          ## Cost of equity
          cost_of_equity: percent
          ## Cost of debt before tax
          cost_of_debt: percent
          ## Tax rate at which interest is deducted
          tax_rate: percent
          ## Share of equity in all capital, at market values
          equity_share: percent
          ## Share of debt in all capital, at market values
          debt_share: percent
          ## Cost of preferred capital, if there is some
          cost_of_preferred: percent = 0%
          ## Share of preferred capital
          preferred_share: percent = 0%

          require equity_share + debt_share + preferred_share = 100%
            because "the shares of capital add up to 100 %"
          require equity_share >= 0% and debt_share >= 0% and preferred_share >= 0%
            because "no share of capital is negative"
          require tax_rate >= 0% and tax_rate <= 100% because "a tax rate lies between 0 % and 100 %"

          ## Cost of debt after tax
          after_tax_debt = cost_of_debt * (1 - tax_rate)
          ## What equity, debt and preferred capital add
          from_equity = cost_of_equity * equity_share
          from_debt = after_tax_debt * debt_share
          from_preferred = cost_of_preferred * preferred_share
          ## Weighted average cost of capital
          rate = from_equity + from_debt + from_preferred

          show from_equity, from_debt, from_preferred, rate
        }

        ## Cost of debt before tax: the rate without risk and the spread that lenders ask for.
        ##
        ## Units: percent per year
        ## Example: expect cost_of_debt(4%, 2.5%) = 6.5%
        function cost_of_debt(risk_free: percentage, spread: percentage) = risk_free + spread

        """##),
    PreludeFile(
      name: "prelude/country_rules.worth",
      kinds: ["country_rules", "scheme_guarantee"],
      functions: [],
      text: ##"""
        ## What the law and the practice of a country mean for a loan on intellectual property: which rights
        ## can be pledged, who is paid before the pledge, how long it takes to make money of a right and what
        ## that costs, and which guarantee schemes there are.
        ##
        ## A sheet is data, which methods are handed table by table: `claims = north.claims` in a default,
        ## `events = north.orderly` in a recovery. Another country is another sheet and changes no method. It
        ## is of one day and says from where it is; figures that were invented for teaching say so.
        ## Errors: E0608 for a lender without its one row among the claims, ranks below 1, shares outside 0 %
        ## to 100 %, two rows of one right or scheme, and a right that cannot be pledged without a reason
        kind country_rules {
          ## The country
          country: text
          ## Day on which the rules were so
          as_of: date
          ## From which laws, registers and people it is known
          sources: text
          ## Whether figures are invented for teaching
          teaching_data: yes_no
          ## Which rights can be pledged, where the pledge is registered, what that costs and how long it
          ## takes; why a right cannot be pledged
          rights: table { right: text, pledgeable: yes_no, register: text?, cost: money?, takes: duration?, not_because: text? }
          ## Who is paid out of what a sale brings, in which rank, and how much in a firm such as that of the
          ## case, which may change it; the amount of the lender stays empty
          claims: table { to: text, rank: number, amount: money? }
          ## The lender, as it is called among the claims
          lender: text
          ## What happens after a default, whichever way it ends
          first: table { event: text, takes: duration?, cost: money?, paid: start | end ?, needed: percent? }
          ## What happens until an orderly sale, and until a forced one
          orderly: table { event: text, takes: duration?, cost: money?, paid: start | end ?, needed: percent? }
          forced: table { event: text, takes: duration?, cost: money?, paid: start | end ?, needed: percent? }
          ## Share of the value on the day that such sales bring
          orderly_price: percent
          forced_price: percent
          ## Costs of such sales, as a share of the price
          orderly_costs: percent
          forced_costs: percent
          ## Time before a default within which a court may set a pledge aside that was registered then
          suspect_period: duration?
          ## Tax that the sale of a right costs, as a share of the price
          transfer_tax: percent = 0%
          ## What is lost of the price because licences do not go on with the right
          lost_with_licences: percent = 0%
          ## Share of the value that is lost because its owner has failed
          distress: percent
          ## Guarantee schemes: what they cover, for which fee in a year, up to which amount and for how long, and
          ## when they pay
          schemes: table { scheme: text, covers: percent, of: loss | exposure, fee: percent, most: money?, longest: duration?, pays_after: duration }?

          require sources != "" because "a sheet says from where it is known: sources = \"…\""
          require count(distinct(rights.right)) = count(rights) because "a right has one row: one of them stands twice"
          require count(r for r in rights where not r.pledgeable and not (r.not_because is given)) = 0
            because "a right that cannot be pledged has a reason: fill in not_because"
          require count(r for r in rights where (r.cost otherwise 0) < 0) = 0 because "a cost is stated without a minus"
          require count(c for c in claims where c.to = lender) = 1
            because "“{lender}” has one row among the claims: it stands there {count(c for c in claims where c.to = lender)} times"
          require count(c for c in claims where (c.to = lender) = (c.amount is given)) = 0
            because "each claims an amount but “{lender}”, whose claim follows from what is owed"
          require count(c for c in claims where c.rank < 1) = 0 because "ranks are counted from 1, the best"
          require count(c for c in claims where (c.amount otherwise 0) < 0) = 0 because "a claim is not below 0"
          require bad_events(first.cost, first.takes, first.needed) + bad_events(orderly.cost, orderly.takes, orderly.needed)
              + bad_events(forced.cost, forced.takes, forced.needed) = 0
            because "of what happens, a cost is stated without a minus, an event does not end before it begins, and a chance lies between 0 % and 100 %"
          require orderly_price >= 0% and forced_price >= 0% because "a price is not below 0"
          require forced_price <= orderly_price because "a forced sale brings no more than an orderly one"
          require count(x for x in [orderly_costs, forced_costs, transfer_tax, lost_with_licences, distress] where x < 0% or x > 100%) = 0
            because "costs, taxes and losses are shares from 0 % to 100 %"
          require orderly_costs + transfer_tax <= 100% and forced_costs + transfer_tax <= 100%
            because "costs and tax together take no more than the price"
          require count(s for s in schemes where s.covers <= 0% or s.covers > 100% or s.fee < 0%) = 0 if schemes is given
            because "a scheme covers a share of up to 100 %, for a fee that is not below 0"
          require count(s for s in schemes where (s.most otherwise 0) < 0 or 2001-01-01 + s.pays_after < 2001-01-01
              or 2001-01-01 + (s.longest otherwise 0 days) < 2001-01-01) = 0 if schemes is given
            because "the most that a scheme pays, how long it covers, and when it pays, are not below 0"
          require count(distinct(schemes.scheme)) = count(schemes) if schemes is given
            because "a scheme has one row: one of them stands twice"

          function bad_events(costs: list, times: list, chances: list) = count(n for n in 1 .. count(costs)
            where (costs[n] otherwise 0) < 0 or 2001-01-01 + (times[n] otherwise 0 days) < 2001-01-01
              or (chances[n] otherwise 0%) < 0% or (chances[n] otherwise 0%) > 100%)
          ## Costs of a sale with its tax
          orderly_costs_and_tax = orderly_costs + transfer_tax
          forced_costs_and_tax = forced_costs + transfer_tax
          ## What is paid before the lender
          before_lender = sum(c.amount otherwise 0 for c in claims where c.rank < rank_of_lender)
          rank_of_lender = sum(c.rank for c in claims where c.to = lender)
          ## Days from a default to the money of an orderly and of a forced sale, with what is needed with 50 % or more
          days_to_orderly = fold([e.takes otherwise 0 days for e in orderly where (e.needed otherwise 100%) >= 50%], moved_by, first_done) - as_of
          days_to_forced = fold([e.takes otherwise 0 days for e in forced where (e.needed otherwise 100%) >= 50%], moved_by, first_done) - as_of
          first_done = fold([e.takes otherwise 0 days for e in first where (e.needed otherwise 100%) >= 50%], moved_by, as_of)
          function moved_by(day: date, time) = day + time
          ## Whether a right can be pledged, and why not
          function can_pledge(right: text) = count(r for r in rights where r.right = right and r.pledgeable) > 0
          function why_not(right: text) = if count(r for r in rights where r.right = right) = 0 then "nothing is said of it"
            else rights.not_because[right] otherwise ""

          remark "Teaching data: no figure here is that of a country." if teaching_data
          show table(claims.to, claims.rank, claims.amount), before_lender, days_to_orderly, days_to_forced, as_of, sources
        }

        ## The guarantee of a scheme that the sheet of a country lists, filled in as the support of a default.
        ## Errors: E0608 for a scheme that the sheet does not list, and a loan that runs for longer than it covers
        kind scheme_guarantee: guarantee {
          ## The sheet of the country
          rules: country_rules
          ## The scheme, as it is called there
          scheme: text
          ## How long the loan runs
          runs_for: duration

          require is_listed because "{rules.country} lists no scheme “{scheme}” but {listed()}: write one of these, or add a row to its schemes"
          require 2001-01-01 + runs_for <= 2001-01-01 + longest
            because "“{scheme}” covers loans of up to {longest}, and this one runs for {runs_for}"

          covers = if is_listed and rules.schemes is given then rules.schemes.covers[scheme] else 100%
          of = if is_listed and rules.schemes is given then rules.schemes.of[scheme] else loss
          fee = if is_listed and rules.schemes is given then rules.schemes.fee[scheme] else 0%
          most = if is_listed and rules.schemes is given then rules.schemes.most[scheme] else missing
          pays_after = if is_listed and rules.schemes is given then rules.schemes.pays_after[scheme] else 0 days
          ## Whether the sheet has a row for it
          is_listed = if rules.schemes is given then count(s for s in rules.schemes where s.scheme = scheme) = 1 else no
          function listed() = if rules.schemes is given then fold([s.scheme for s in rules.schemes], joined, "") else "none at all"
          function joined(a, b) = if a = "" then b else "{a}, {b}"
          ## The longest time for which it covers a loan
          longest = if is_listed and rules.schemes is given then rules.schemes.longest[scheme] otherwise 100 years else 100 years
        }

        """##),
    PreludeFile(
      name: "prelude/covenant.worth",
      kinds: ["covenant"],
      functions: [],
      text: ##"""
        ## A covenant that is tested at the end of each period: the first breach, whether it is cured in
        ## time, and from when on it is an event of default.
        kind covenant {
          ## What is tested, period by period: a ratio, a share, or an amount
          measure: series of any_amount
          ## What the measure must be, compared with the limit
          must_be: at_least | at_most
          limit: any_amount
          ## First period in which it is tested; the first of all where it is left out
          tested_from: period?
          ## Time in which a breach may be cured
          cure_period: duration
          ## What cures it: that the next test within that time is passed, money that the owner pays in, or
          ## nothing
          convention cure: next_test | equity_cure | none
          ## How often money may be paid in
          cures_allowed: whole?
          ## What follows from a breach that is not cured
          consequence: text

          require cures_allowed is given if cure = equity_cure
            because "say how often money may be paid in: cures_allowed = 2"
          require (cures_allowed otherwise 0) >= 0 because "a number of cures is not below 0"

          ## Whether it is tested, and broken
          is_tested[t] = if tested_from is given then t >= tested_from else yes
          is_broken[t] = is_tested and not (if must_be = at_least then measure >= limit else measure <= limit)
          broken_so_far[opening] = 0
          broken_so_far[t] = broken_so_far[t-1] + (if is_broken then 1 else 0)
          ## Whether a breach is cured
          is_cured[t] = is_broken and (if cure is {
            next_test   -> count(p for p in case where p > t and p.end <= last_day_of(t.end, cure_period) and not is_broken[p]) > 0
            equity_cure -> broken_so_far <= (cures_allowed otherwise 0)
            none        -> no
          })
          ## Whether the time for a cure ends only after the timeline
          is_open[t] = is_broken and not is_cured and cure = next_test and last_day_of(t.end, cure_period) > case.last.end
          breaches = count(t for t in case where is_broken[t])
          uncured = count(t for t in case where is_broken[t] and not is_cured[t] and not is_open[t])
          ## End of the period of the first breach
          first_breach = if breaches > 0 then min(t.end for t in case where is_broken[t]) else missing
          ## Day on which the time for a cure is over without one
          default_day = if uncured > 0
            then last_day_of(min(t.end for t in case where is_broken[t] and not is_cured[t] and not is_open[t]), cure_period)
            else missing
          ## How far the measure is from the limit; below 0 it is broken
          room[t] = if must_be = at_least then measure - limit else limit - measure

          first_uncured = if uncured > 0
            then min(t.end for t in case where is_broken[t] and not is_cured[t] and not is_open[t])
            else missing
          remark "Whether the last breach is cured lies beyond the timeline." if count(t for t in case where is_open[t]) > 0
          remark "Broken at the end of {first_uncured} and not cured; from {default_day} on: {consequence}." if uncured > 0
          remark "Broken at the end of {first_breach}, and cured." if breaches > 0 and uncured = 0 and count(t for t in case where is_open[t]) = 0
          show table(measure, room, is_broken, is_cured), first_breach, default_day
        }

        """##),
    PreludeFile(
      name: "prelude/damages.worth",
      kinds: ["damages", "lost_profits", "reasonable_royalty", "infringers_profits", "combined_damages"],
      functions: [],
      text: ##"""
        ## What claims for damages have in common: a loss by period, with what time adds to it up to the
        ## judgment.
        ##
        ## Seen `ex_post`, each loss bears interest from its time to the judgment, and what comes later is
        ## discounted to it. Seen `ex_ante`, all losses are discounted to the day on which the infringement
        ## began, by a rate for their risk on that day, and the sum bears interest from there. Losses and
        ## award are before tax, as an award is taxed when it is received; the losses hold no interest of
        ## their own. A period
        ## counts as a whole at its point of time: where the judgment lies within one, shorter periods are
        ## more exact.
        ## Units: flows by period of the calendar, such as years or quarters
        ## Errors: E0608 for a loss before the infringement, a judgment before it, and where a discount rate
        ## is needed and missing
        ## Source: Fisher and Romaine, Janis Joplin's Yearbook and the Theory of Damages, Journal of
        ## Accounting, Auditing and Finance (1990), on the two views; General Motors v. Devex, 461 U.S. 648
        ## (1983), on interest before the judgment
        kind damages {
          ## Loss of each period
          loss: flow of money
          ## Day on which the infringement began
          infringement: date
          ## Day of the judgment
          judgment: date
          ## From where losses are seen: from the day of the infringement, or from that of the judgment
          convention view: ex_ante | ex_post
          ## Interest up to the judgment, a year
          interest_rate: percent
          ## Whether interest bears interest each year
          convention interest: simple | compound
          ## How the years between two days are counted
          convention day_count: actual_365 | actual_360 | actual_actual_isda | eu_30_360
          ## When in a period its loss arises; a period in which the infringement began counts from that day
          convention timing: end | middle | start
          ## Rate at which losses are discounted, a year: all of them seen ex_ante, those after the judgment seen ex_post
          discount_rate: percent?

          require infringement >= case.first.start
            because "the infringement began before {case.first}, the first period: begin the timeline with it, and write 0 where nothing can be claimed"
          require judgment >= infringement because "a judgment does not come before the infringement"
          require interest_rate >= 0% because "interest is not negative"
          require (discount_rate otherwise 0%) >= 0%
            because "at a rate below 0 a later loss would weigh more than one at once"
          require before_infringement = 0
            because "a loss lies before the infringement began: the infringement did not cause it"
          require view = ex_post or (discount_rate is given)
            because "seen from the infringement (ex_ante) losses are discounted to it: say at which discount_rate"
          require (discount_rate is given) or after_judgment = 0
            because "a loss after the judgment is discounted to it: say at which discount_rate"

          ## What interest makes of 1 in so many years
          function with_interest(years) = if interest = simple then 1 + interest_rate * years
            else (1 + interest_rate) ^ years

          ## First day of a period on which there may be a loss
          from[t] = if t.start < infringement and t.end >= infringement then infringement else t.start
          ## Day after the last of a period
          until[t] = t.end + 1 day
          ## Loss of periods that ended before the infringement
          before_infringement[t] = if t.end < infringement then loss else 0
          ## Years from the infringement to the loss
          since_infringement[t] = if timing is {
            start  -> year_fraction(infringement, from, day_count)
            end    -> year_fraction(infringement, until, day_count)
            middle -> (year_fraction(infringement, from, day_count) + year_fraction(infringement, until, day_count)) / 2
          }
          ## Years from the loss to the judgment
          to_judgment[t] = if timing is {
            start  -> year_fraction(from, judgment, day_count)
            end    -> year_fraction(until, judgment, day_count)
            middle -> (year_fraction(from, judgment, day_count) + year_fraction(until, judgment, day_count)) / 2
          }
          ## Loss that arises after the judgment
          after_judgment[t] = if to_judgment < 0 then loss else 0
          ## What 1 of the loss comes to at the judgment
          factor[t] = if view = ex_ante
            then (1 + (discount_rate otherwise 0%)) ^ (-since_infringement)
              * with_interest(year_fraction(infringement, judgment, day_count))
            else if to_judgment >= 0 then with_interest(to_judgment)
            else (1 + (discount_rate otherwise 0%)) ^ to_judgment
          ## Loss at the judgment
          at_judgment[t] = loss * factor
          ## All losses, without regard to time
          total_loss = sum(loss)
          ## Damages on the day of the judgment
          award = sum(at_judgment)
          ## What interest and discounting add
          added_by_time = award - total_loss

          show table(loss, to_judgment, factor, at_judgment), total_loss, added_by_time, award
        }

        ## Profits that the owner lost: what would have been earned but for the infringement, less what was.
        ##
        ## Sales that were lost saved costs, a price that was lowered saved none. Only what the infringement
        ## caused counts: customers would have gone to others, too.
        ## Errors: E0608 for shares outside 0 % to 100 %, actual sales above those but for the infringement
        ## Source: Panduit v. Stahlin Bros., 575 F.2d 1152 (6th Cir. 1978), on causation; Directive
        ## 2004/48/EC, article 13, on lost profits
        kind lost_profits: damages {
          ## Sales that the owner would have made but for the infringement, at the prices that were actually had
          but_for_sales: flow of money
          ## Sales that the owner made
          actual_sales: flow of money
          ## Share of the difference that the infringement caused; the rest was lost to other causes
          caused_by_infringement: percent
          ## Costs that each lost sale saved, as a share of it
          incremental_costs: percent
          ## What was lost on the sales that were made, because prices had to be lowered
          price_erosion: flow of money = 0

          require but_for_sales >= actual_sales
            because "actual sales exceed those but for the infringement in a period: nothing was lost there"
          require caused_by_infringement >= 0% and caused_by_infringement <= 100%
            because "the infringement caused a share from 0 % to 100 % of what was lost"
          require incremental_costs >= 0% and incremental_costs <= 100%
            because "costs that a lost sale saved are a share of it, from 0 % to 100 %"
          require price_erosion >= 0 because "lower prices are a loss stated without a minus"

          ## Sales lost because of the infringement
          lost_sales[t] = (but_for_sales - actual_sales) * caused_by_infringement
          ## Costs that were saved with them
          saved_costs[t] = lost_sales * incremental_costs
          ## Profit lost
          loss[t] = lost_sales - saved_costs + price_erosion

          show table(lost_sales, saved_costs, price_erosion, loss, to_judgment, factor, at_judgment),
            total_loss, added_by_time, award
        }

        ## The royalty that a willing licensor and licensee would have agreed on when the infringement
        ## began, on the infringing sales.
        ##
        ## The rate is that of the day on which the infringement began, for a right that both take for valid
        ## and infringed; what became known later does not change it. Sales owed to other features of the
        ## product do not count.
        ## Errors: E0608 for a rate or a share outside 0 % to 100 %
        ## Source: Georgia-Pacific v. United States Plywood, 318 F. Supp. 1116 (S.D.N.Y. 1970); Directive
        ## 2004/48/EC, article 13
        kind reasonable_royalty: damages {
          ## Sales of the infringer with the right
          infringing_sales: flow of money
          ## Share of the sales that is owed to what is protected; 100% where the product is sold for that alone
          apportionment: percent
          ## Royalty rate on that share, as it would have been agreed when the infringement began
          royalty_rate: percent

          require royalty_rate >= 0% and royalty_rate <= 100%
            because "a royalty rate lies between 0 % and 100 %"
          require apportionment >= 0% and apportionment <= 100%
            because "what is protected accounts for a share of the sales from 0 % to 100 %"
          require infringing_sales >= 0 because "sales are not negative"

          ## Sales on which the royalty is due
          royalty_base[t] = infringing_sales * apportionment
          ## Royalty that was not paid
          loss[t] = royalty_base * royalty_rate

          show table(infringing_sales, royalty_base, loss, to_judgment, factor, at_judgment), total_loss,
            added_by_time, award
        }

        ## Profits that the infringer made with the right and has to hand over, where the law gives them.
        ##
        ## Source: Directive 2004/48/EC, article 13; TRIPS Agreement, article 45; 15 U.S.C. 1117 for trade
        ## marks
        kind infringers_profits: damages {
          ## Sales of the infringer with the right
          infringing_sales: flow of money
          ## Costs that may be deducted; which ones (variable ones only, or overhead as well) is the law's choice
          deductible_costs: flow of money
          ## Which costs these are, and by what rule
          costs_rule: text
          ## Share of the profit that is owed to what is protected
          apportionment: percent
          ## What becomes of periods in which the infringer had a loss: set off against the profits of others, or left out
          convention loss_periods: set_off | left_out

          require costs_rule != ""
            because "which costs an infringer may deduct differs between laws: say by what rule"
          require apportionment >= 0% and apportionment <= 100%
            because "what is protected accounts for a share of the profit from 0 % to 100 %"
          require deductible_costs >= 0 because "costs are stated without a minus"

          ## Profit of the infringer
          profit[t] = infringing_sales - deductible_costs
          ## What is to be handed over
          loss[t] = (if loss_periods = set_off then profit else max(0, profit)) * apportionment

          show "Costs are deducted by this rule: {costs_rule}",
            table(infringing_sales, deductible_costs, profit, loss, to_judgment, factor, at_judgment),
            total_loss, added_by_time, award
        }

        ## Several claims for one infringement, each infringing sale paid for once.
        ##
        ## Lost profits count for the sales that the owner would have made, a royalty or the infringer's
        ## profits for others.
        ## Errors: E0608 for a sale that is paid for twice, and for claims with different days of judgment
        ## Source: Directive 2004/48/EC, article 13; 35 U.S.C. 284
        kind combined_damages {
          ## All sales of the infringer with the right
          infringing_sales: flow of money
          ## Lost profits, if they are claimed
          lost: lost_profits?
          ## Sales of the infringer in the place of which the owner would have sold: those that the lost profits pay for
          diverted_sales: flow of money = 0
          ## Reasonable royalty on further sales, if it is claimed
          royalty: reasonable_royalty?
          ## Infringer's profits on further sales, if they are claimed
          gains: infringers_profits?
          ## The rule that gives infringer's profits beside another claim, where they are claimed so: many laws know no such claim for
          ## patents, or let the owner choose one way of counting alone
          rule: text?

          require rule is given if gains is given and (lost is given or royalty is given)
            because "infringer's profits beside another claim need the rule that allows it: rule = …"
          require (lost is given) or (royalty is given) or (gains is given)
            because "there is no claim: give lost, royalty or gains"
          require diverted_sales >= 0 because "sales are not negative"
          require if lost is given then sum(diverted_sales) > 0 else sum(diverted_sales) = 0
            because "lost profits and diverted_sales, the infringer's sales that they pay for, belong together"
          require paid_for <= infringing_sales
            because "double recovery: in a period, the claims together rest on more sales than the infringer made, so that a sale would be paid for twice"
          require lost.judgment = royalty.judgment
            and lost.infringement = royalty.infringement if royalty is given and lost is given
            because "the claims have different days of judgment or of infringement"
          require lost.view = royalty.view and lost.interest = royalty.interest
            and lost.interest_rate = royalty.interest_rate
            and lost.day_count = royalty.day_count if royalty is given and lost is given
            because "the claims are seen from different days, or bear different interest: view, interest, interest_rate and day_count are to be the same"
          require lost.judgment = gains.judgment
            and lost.infringement = gains.infringement if gains is given and lost is given
            because "the claims have different days of judgment or of infringement"
          require lost.view = gains.view and lost.interest = gains.interest
            and lost.interest_rate = gains.interest_rate
            and lost.day_count = gains.day_count if gains is given and lost is given
            because "the claims are seen from different days, or bear different interest: view, interest, interest_rate and day_count are to be the same"
          require royalty.judgment = gains.judgment
            and royalty.infringement = gains.infringement if gains is given and royalty is given
            because "the claims have different days of judgment or of infringement"
          require royalty.view = gains.view and royalty.interest = gains.interest
            and royalty.interest_rate = gains.interest_rate
            and royalty.day_count = gains.day_count if gains is given and royalty is given
            because "the claims are seen from different days, or bear different interest: view, interest, interest_rate and day_count are to be the same"

          ## Infringing sales that the claims rest on
          paid_for[t] = diverted_sales + (if royalty is given then royalty.infringing_sales else 0)
            + (if gains is given then gains.infringing_sales else 0)
          ## What the lost profits come to at the judgment
          from_lost_profits = if lost is given then lost.award else 0 * sum(infringing_sales)
          ## What the royalty comes to
          from_royalty = if royalty is given then royalty.award else 0 * sum(infringing_sales)
          ## What the infringer's profits come to
          from_gains = if gains is given then gains.award else 0 * sum(infringing_sales)
          ## Infringing sales for which nothing is claimed
          unclaimed_sales = sum(infringing_sales) - sum(paid_for)
          ## Damages on the day of the judgment
          award = from_lost_profits + from_royalty + from_gains

          show table(infringing_sales, paid_for), unclaimed_sales, from_lost_profits, from_royalty,
            from_gains, award
        }

        """##),
    PreludeFile(
      name: "prelude/default.worth",
      kinds: ["default", "recovery", "public_buyer", "outcome"],
      functions: [],
      text: ##"""
        ## A default on a secured loan: what is owed, what secures it, what happens first whichever way it
        ## ends, who claims what of the proceeds, and who bears a part of the loss.
        ##
        ## All amounts and days that follow are reckoned from the day of the default.
        kind default {
          ## Day of the default, at its end: what falls due on it counts as paid
          on: date
          ## The loan; or what is owed on the day, where no loan is filled in
          loan: loan?
          exposure: money?
          ## What secures it; or its market value on the day
          collateral: collateral?
          value: money?
          ## Share of the value that is lost because its owner has failed
          distress: percent
          ## Share that it loses in each further year
          decline: percent
          ## Effective rate in a year at which everything is discounted to the day of the default
          discount_rate: percent
          ## How the years are counted
          convention discounted_by: actual_365 | eu_30_360 | months
          ## What happens first, whichever way it ends: how long it takes, what it costs the lender, whether
          ## that is paid at its start or its end, and the chance that it is needed where it may not be
          events: table { event: text, takes: duration?, cost: money?, paid: start | end ?, needed: percent? }?
          ## Fees that keep the right alive, on the days on which they are due
          upkeep: dated money = []
          ## Whether they are paid, by the lender; if not, the right lapses on the day of the first
          upkeep_paid: yes_no
          ## Who claims the proceeds, in which rank, and how much; that of the lender, left empty, follows.
          ## The rate in a year at which what others claim grows after the default, where it does
          claims: table { to: text, rank: number, amount: money?, weight: number?, rate: percent? }
          ## The lender, as it is called among the claims
          lender: text
          ## Who gets what is left
          rest_to: text = "owner"
          ## From which law, or which source, the ranks are taken
          ranks_from: text
          ## Whether the claim bears interest after the default
          convention claim_interest: accrues | stops
          ## The rate in a year at which it does
          claim_rate: percent?
          ## Whether the pledge secures all that is claimed, or no more than an amount
          convention claim_secured: in_full | up_to_limit
          claim_limit: money?
          ## What the lender spends is added to its claim, comes first out of the proceeds, or is borne by it
          convention lender_costs: added_to_claim | first_from_proceeds | borne
          ## Who bears a part of the loss
          support: guarantee?
          ## Time before the default within which a court may set a pledge aside that was registered then
          suspect_period: duration?

          require loan is given or exposure is given
            because "say what is owed: loan = …, or exposure = EUR …"
          require not (loan is given and exposure is given)
            because "what is owed follows from the loan: leave out the exposure"
          require collateral is given or value is given
            because "say what the security is worth: collateral = …, or value = EUR …"
          require not (collateral is given and value is given)
            because "the value follows from the collateral: leave out `value`"
          require owed > 0 because "nothing is owed on {on}, so that nothing can be lost"
          require worth >= 0 because "a value is not below 0"
          require distress >= 0% and distress <= 100% because "distress takes a share of the value"
          require decline < 100% because "a value cannot lose more than all of it in a year"
          require claim_rate is given if claim_interest = accrues
            because "a claim that accrues has a rate: claim_rate = 14%"
          require claim_limit is given if claim_secured = up_to_limit
            because "say up to which amount the pledge secures the claim: claim_limit = EUR …"
          require not (claim_limit is given) if claim_secured = in_full
            because "a pledge that secures the claim in full has no limit: leave out claim_limit, or say claim_secured = up_to_limit"
          require (claim_limit otherwise 0) >= 0 because "the pledge secures an amount, which is not below 0: claim_limit = {claim_limit}"
          require on - suspect_period <= on if suspect_period is given
            because "it lies before the default: suspect_period is not below 0, such as 6 months"
          require pledged_on <= on
            because "the pledge was registered on {pledged_on}, after the default of {on}: it secures nothing then"
          require discount_rate >= 0% because "what comes later is worth less: a rate of discount of {discount_rate} makes it worth more"
          require (claim_rate otherwise 0%) >= 0% because "a claim does not shrink with time: claim_rate is not below 0 %"
          require not (claim_rate is given) if claim_interest = stops
            because "a claim whose interest stops has no rate: leave out claim_rate"
          require count(f.amount for f in upkeep where f.amount < 0) = 0 because "a fee is stated without a minus"
          require count(c for c in claims where (c.amount otherwise 0) < 0) = 0 because "a claim is not below 0"
          require count(c for c in claims where (c.rate otherwise 0%) < 0%) = 0 because "a claim does not shrink with time: its rate is not below 0 %"
          require count(c for c in claims where c.to = lender and c.rate is given) = 0
            because "how the claim of “{lender}” grows is said by claim_interest: leave its rate empty"
          require count(c for c in claims where c.rank < 1) = 0 because "ranks are counted from 1, the best"
          require count(e for e in events where (e.cost otherwise 0) < 0) = 0 if events is given
            because "a cost is stated without a minus"
          require count(e for e in events where on + (e.takes otherwise 0 days) < on) = 0 if events is given
            because "an event does not end before it begins"
          require collateral.rank = 1 or count(c for c in claims where c.rank < rank_of_lender) > 0 if collateral is given
            because "those who come before the lender in the collateral stand in no claim: give each a row, with a better rank"
          require same_loan because "the collateral secures another loan than the one in default"
          require count(c for c in claims where c.to = lender) = 1
            because "“{lender}” has one row among the claims: it stands there {count(c for c in claims where c.to = lender)} times"
          require count(c for c in claims where c.to = lender and c.amount is given) = 0
            because "what “{lender}” claims follows from what is owed: leave its amount empty"
          require count(c for c in claims where c.to != lender and not (c.amount is given)) = 0
            because "say how much each of the others claims, as of the day of the default"
          require count(c for c in claims where count(o for o in claims where o.rank = c.rank and o.weight is given) > 0
              and not (c.weight is given)) = 0
            because "of claims of one rank each has a weight, or none"
          require count(c for c in claims where (c.weight otherwise 1) <= 0) = 0
            because "a weight is above 0"
          require count(f.date for f in upkeep where f.date <= on) = 0
            because "a fee that keeps the right alive is due after the default of {on}, not before it"
          require count(e for e in events where (e.needed otherwise 100%) < 0% or (e.needed otherwise 100%) > 100%) = 0 if events is given
            because "a chance lies between 0 % and 100 %"

          rank_of_lender = sum(c.rank for c in claims where c.to = lender)
          ## Who claims, each once, and who so many-th of the claims belongs to
          claimants = distinct(claims.to)
          function claimant(n) = claims.to[n]
          ## Day on which the pledge was registered, where that is stated
          pledged_on = if collateral is given then collateral.registered otherwise 0001-01-01 else 0001-01-01
          ## Whether a court may set it aside
          is_suspect = if suspect_period is given then pledged_on > on - suspect_period else no
          same_loan = if loan is given and collateral is given
            then if collateral.secures is given
              then collateral.secures.principal = loan.principal and collateral.secures.drawn = loan.drawn
                and collateral.secures.matures = loan.matures
              else yes
            else yes
          ## First day on which there is nothing left to sell
          right_ends = if collateral is given then collateral.right_ends else 9999-12-31
          ## The events that come first, by their places
          first_events = if events is given then count(events) else 0
          function first_name(n) = if events is given then events.event[n] else ""
          function first_cost(n) = if events is given then events.cost[n] otherwise 0 else 0 * owed
          function first_chance(n) = if events is given then events.needed[n] otherwise 100% else 100%
          function first_paid_at_start(n) = if events is given then (events.paid[n] otherwise end) = start else no
          function after_first(day: date, n) = if events is given then day + (events.takes[n] otherwise 0 days) else day
          ## What is owed on the day of the default
          owed = if loan is given then loan.owed_on(on) else exposure otherwise 0
          ## Market value on that day, in the hands of an owner who goes on
          worth = if collateral is given then collateral.value_on(on) else value otherwise 0
          ## The same once the owner has failed
          worth_in_default = worth * (1 - distress)

          ## Years from the default
          function years_to(day: date, start: date) = if discounted_by is {
            actual_365 -> year_fraction(start, day, actual_365)
            eu_30_360  -> year_fraction(start, day, eu_30_360)
            months     -> months_between(start, day) / 12
          }
          ## What 1 on a day is worth on the day of the default
          function discount_to(day: date, start: date) = (1 + discount_rate) ^ -years_to(day, start)
          ## Value of the asset on a day after a default
          function worth_on(day: date, start: date, worth_then) = if has_lapsed(day, start) then 0 * worth_then
            else worth_then * (1 - distress) * (1 - decline) ^ years_to(day, start)
          function has_lapsed(day: date, start: date) = day >= right_ends
            or not upkeep_paid and count(f.date for f in upkeep where f.date > start and f.date <= day) > 0
          function upkeep_until(day: date, start: date) = if upkeep_paid
            then sum(f.amount for f in upkeep where f.date > start and f.date <= day)
            else 0
          function discounted_upkeep(day: date, start: date) = if upkeep_paid
            then sum(f.amount * discount_to(f.date, start) for f in upkeep where f.date > start and f.date <= day)
            else 0
          ## What of a claim the pledge secures
          function secured(claim) = min(claim_limit otherwise claim, claim)
          ## What the lender may claim on a day, with what it has spent until then
          function claimed(day: date, start: date, owed_then, spent) =
            owed_then * (if claim_interest = accrues then (1 + (claim_rate otherwise 0%)) ^ years_to(day, start) else 1)
              + (if lender_costs = added_to_claim then spent else 0)
          ## What 1 that is received on a day takes off the claim on a later one
          function claim_growth(day: date, later: date) = if claim_interest = accrues
            then (1 + (claim_rate otherwise 0%)) ^ years_to(later, day)
            else 1
          ## What each of the claims gets of an amount
          function shares_of(amount, claim, years) = paid_out(amount, claims.rank, dues_of(amount, claim, years), weights_of(amount, claim, years))
          function dues_of(amount, claim, years) = [if c.to = lender then claim else grown(c.amount otherwise amount, c.rate otherwise 0%, years)
            for c in claims]
          function weights_of(amount, claim, years) = [c.weight otherwise (if c.to = lender then claim
              else grown(c.amount otherwise amount, c.rate otherwise 0%, years)) / owed
            for c in claims]
          function grown(amount, rate, years) = amount * (1 + rate) ^ years
          ## What the lender gets of it
          function lender_share(amount, claim, spent, years) = refund(amount, spent)
            + sum(shares_of(amount - refund(amount, spent), claim, years)[n] for n in 1 .. count(claims) where claims.to[n] = lender)
          function refund(amount, spent) = if lender_costs = first_from_proceeds then min(amount, spent) else 0 * amount

          remark "By the collateral {ahead_of_lender} come before the lender, but the claims before it come to {claimed_before}: give those who are owed them their rows." if claimed_before < ahead_of_lender
          ahead_of_lender = if collateral is given then collateral.ahead else 0 * owed
          claimed_before = sum(c.amount otherwise 0 for c in claims where c.rank < rank_of_lender) + 0 * owed
          remark "Nothing says when the pledge was registered, so that nothing is said of the suspect period: fill in registered of the collateral." if suspect_period is given and no_day
          no_day = if collateral is given then not (collateral.registered is given) else yes
          remark "Fees of the right are not paid, but none is stated: nothing lapses. Fill in upkeep." if not upkeep_paid and count(upkeep) = 0
          remark "The value grows by {-decline} in each year after the default." if decline < 0%
          remark "The pledge was registered on {pledged_on}, less than {suspect_period} before the default of {on}: a court may set it aside. Give that a way of its own with its probability, of this default with the lender in the rank of those who have no pledge." if is_suspect
          show table(events.event, events.takes, events.cost) if events is given, owed, worth, worth_in_default, ranks_from
        }

        ## One way in which a default may end: a sale, a workout, or taking the right over. Events follow one
        ## another from the day of the default, first those that are common to all ways.
        ##
        ## What an event costs, and what it brings, counts on its day; an event that may not be needed counts
        ## with its chance, for what comes after it is then later or not. At the end of the last one the asset
        ## is sold for its price, a share of its value on that day, and the proceeds are paid out by rank.
        kind recovery {
          ## The default that it may end
          of: default
          ## Share of the value on the day that a sale brings; 0 % where nothing is sold
          price: percent = 0%
          ## What is lost of the price because licences do not go on with the asset
          lost_with_licences: percent = 0%
          ## Costs of the sale, as a share of the price
          sale_costs: percent = 0%
          ## When they are paid; where something is sold
          convention sale_costs_paid: at_sale | at_default ?
          ## What happens on this way
          events: table { event: text, takes: duration?, cost: money?, paid: start | end ?, needed: percent? }
          ## What the borrower, or somebody else, pays on this way, dated. None of it counts beyond what is
          ## still owed, and after a default on another day it comes as long after that
          receipts: dated money = []
          ## Chance that the way fails, and the one that then follows, from its end on
          fails: percent = 0%
          then_follows: recovery?

          require price >= 0% because "a price is not below 0"
          require sale_costs >= 0% and sale_costs <= 100%
            because "costs of a sale are a share of the price: sale_costs = {sale_costs} is none"
          require lost_with_licences >= 0% and lost_with_licences <= 100%
            because "what is lost is a share of the price: lost_with_licences = {lost_with_licences} is none"
          require count(e for e in events where of.on + (e.takes otherwise 0 days) < of.on) = 0
            because "an event does not end before it begins, and nothing is sold before the default"
          require sale_costs_paid is given if price > 0%
            because "say when the costs of the sale are paid: sale_costs_paid = at_sale, or at_default"
          require price > 0% or count(receipts) > 0
            because "a way without a price and without receipts brings nothing: say price = 45%, or receipts = […]"
          require count(e for e in events where (e.needed otherwise 100%) < 0% or (e.needed otherwise 100%) > 100%) = 0
            because "a chance lies between 0 % and 100 %"
          require count(e for e in events where (e.cost otherwise 0) < 0) = 0
            because "a cost is stated without a minus"
          require fails >= 0% and fails <= 100% because "a chance lies between 0 % and 100 %"
          require count(f.date for f in receipts where f.date < of.on) = 0
            because "receipts come after the default of {of.on}"
          require count(f.amount for f in receipts where f.amount < 0) = 0
            because "a receipt is stated without a minus; what the lender pays is the cost of an event"
          require then_follows is given if fails > 0%
            because "say what follows where the way fails: then_follows = forced"
          require (if then_follows is given then then_follows.of.on = of.on and then_follows.of.owed = of.owed else yes)
            because "the way that follows ends another default than that of {of.on}"

          first_events = of.first_events
          all_events = first_events + count(events)
          function name_of(n) = if n > first_events then events.event[n - first_events] else of.first_name(n)
          function cost_of(n) = if n > first_events then events.cost[n - first_events] otherwise 0 else of.first_cost(n)
          function chance_of(n) = if n > first_events then events.needed[n - first_events] otherwise 100% else of.first_chance(n)
          function is_paid_first(n) = if n > first_events then (events.paid[n - first_events] otherwise end) = start
            else of.first_paid_at_start(n)
          function after(day: date, n) = if n > first_events
            then day + (events.takes[n - first_events] otherwise 0 days)
            else of.after_first(day, n)

          ## Day on which a receipt comes, and by how much the receipts until then lower the claim as of the
          ## default: no more than `open`, what is claimed as of that day
          function receipt_day(n, start: date) = receipts.dates[n] + (start - of.on)
          function lowered_by(n, start: date, open) = min(open, sum(receipts.amounts[m] / of.claim_growth(start, receipt_day(m, start)) for m in 1 .. n))
          ## What counts of a receipt
          function received_of(n, start: date, open) = (lowered_by(n, start, open) - (if n > 1 then lowered_by(n - 1, start, open) else 0 * open))
            * of.claim_growth(start, receipt_day(n, start))
          ## What is claimed on a day as of the default, with what was spent, less what a way that has failed
          ## before has brought, `credited`
          function claimed_then(day: date, start: date, owed, spent, credited) = max(0 * owed,
            of.claimed(day, start, owed, spent) / of.claim_growth(start, day) - credited)
          ## Receipts until a day: how many, what they are worth on the day of the default, and by how much they
          ## lower the claim as of that day
          function receipts_until(day: date, start: date) = count(n for n in 1 .. count(receipts) where receipt_day(n, start) <= day)
          function received_until(day: date, start: date, open) = sum(received_of(n, start, open)
              * of.discount_to(receipt_day(n, start), start) for n in 1 .. receipts_until(day, start))
          function credited_until(day: date, start: date, open) = if receipts_until(day, start) = 0 then 0 * open
            else lowered_by(receipts_until(day, start), start, open)
          ## Those that come after a sale: no more than it has left of the claim
          function received_after(day: date, start: date, open, left) = sum(received_of(n, start, left + credited_until(day, start, open))
              * of.discount_to(receipt_day(n, start), start) for n in receipts_until(day, start) + 1 .. count(receipts))

          ## Value on the day of the default of what the lender gets, less what it spends, from an event on
          function net_from(n, day: date, spent, credited, start: date, owed, worth) =
            if n > all_events then net_at_end(day, spent, credited, start, owed, worth)
            else if chance_of(n) >= 100% then net_with(n, day, spent, credited, start, owed, worth)
            else if chance_of(n) <= 0% then net_from(n + 1, day, spent, credited, start, owed, worth)
            else chance_of(n) * net_with(n, day, spent, credited, start, owed, worth)
              + (1 - chance_of(n)) * net_from(n + 1, day, spent, credited, start, owed, worth)
          function net_with(n, day: date, spent, credited, start: date, owed, worth) =
            net_from(n + 1, after(day, n), spent + cost_of(n), credited, start, owed, worth)
              - cost_of(n) * of.discount_to(if is_paid_first(n) then day else after(day, n), start)
          function net_at_end(day: date, spent, credited, start: date, owed, worth) =
            (1 - fails) * (net_of_sale(day, spent + of.upkeep_until(day, start), credited, start, owed, worth)
                - of.discounted_upkeep(day, start))
              + (if then_follows is given and fails > 0%
                then fails * (net_if_failed(day, start, worth, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited))
                  + then_follows.net_from(first_events + 1, day, all_spent(day, spent, start, worth),
                    credited + credited_until(day, start, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited)), start, owed, worth))
                else 0)
          function net_if_failed(day: date, start: date, worth, open) = received_until(day, start, open) - paid_before(day, start, worth)
          function net_of_sale(day: date, spent, credited, start: date, owed, worth) =
            share_of_sale(day, all_spent(day, spent, start, worth), credited, start, owed, worth) * of.discount_to(day, start)
              + received_until(day, start, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited))
              + received_after(day, start, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited),
                open_at_end(day, spent, credited, start, owed, worth) / of.claim_growth(start, day))
              - paid_before(day, start, worth)
          ## What the lender gets of the proceeds
          function share_of_sale(day: date, spent, credited, start: date, owed, worth) =
            of.lender_share(proceeds(day, start, worth), claim_left(day, start, owed, spent, credited), spent, of.years_to(day, start))
          ## Costs of the sale that are paid on the day of the default
          function paid_before(day: date, start: date, worth) = if (sale_costs_paid otherwise at_sale) = at_default
            then price_on(day, start, worth) * sale_costs
            else 0 * worth
          function all_spent(day: date, spent, start: date, worth) = spent + paid_before(day, start, worth)
          ## What the lender may still claim on a day, less what it has received until then
          function claim_left(day: date, start: date, owed, spent, credited) = of.secured(
            (claimed_then(day, start, owed, spent, credited) - credited_until(day, start, claimed_then(day, start, owed, spent, credited)))
              * of.claim_growth(start, day))
          ## What of all that is claimed is open once the proceeds are paid out: what refunds costs pays no claim
          function open_at_end(day: date, spent, credited, start: date, owed, worth) =
            open_after_sale(day, all_spent(day, spent, start, worth), credited, start, owed, worth)
          function open_after_sale(day: date, spent, credited, start: date, owed, worth) = max(0 * owed,
            (claimed_then(day, start, owed, spent, credited) - credited_until(day, start, claimed_then(day, start, owed, spent, credited)))
                * of.claim_growth(start, day)
              - share_of_sale(day, spent, credited, start, owed, worth) + of.refund(proceeds(day, start, worth), spent))
          ## Day on which a loss is known: that of the sale, or of the last receipt where that comes later
          function settled_on(day: date, start: date) = if count(receipts) = 0 then day
            else max(day, receipt_day(count(receipts), start))
          ## What is open of the claim then, once the receipts after the sale have come, too
          function open_once_settled(day: date, spent, credited, start: date, owed, worth) = if count(receipts) = 0
            then open_at_end(day, spent, credited, start, owed, worth)
            else open_after_receipts(day, start, open_at_end(day, spent, credited, start, owed, worth) / of.claim_growth(start, day),
              credited_until(day, start, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited)))
          function open_after_receipts(day: date, start: date, left, received) = max(0 * left,
              left - (lowered_by(count(receipts), start, left + received) - received))
            * of.claim_growth(start, settled_on(day, start))
          function price_on(day: date, start: date, worth) = of.worth_on(day, start, worth) * price * (1 - lost_with_licences)
          function proceeds(day: date, start: date, worth) = price_on(day, start, worth)
            * (if (sale_costs_paid otherwise at_sale) = at_sale then 1 - sale_costs else 1)

          ## What the lender gets less what it spends, as worth on the day of the default: the mean over
          ## what may be needed and what may fail
          recovered = net_from(1, of.on, 0 * of.owed, 0 * of.owed, of.on, of.owed, of.worth)
          ## What the support pays for this way, as worth on that day. It is the mean over the courses that the
          ## way may take, each with its own loss and its own end
          supported = supported_on(of.on, of.owed, of.worth)
          function supported_on(start: date, owed, worth) = if of.support is given
            then support_from(1, start, 0 * owed, 0 * owed, 0 * owed, start, owed, worth)
            else 0 * owed
          ## What the support pays from an event on; `charged` is what was spent less what came in, as worth on
          ## the day of the default
          function support_from(n, day: date, spent, charged, credited, start: date, owed, worth) =
            if n > all_events then support_at_end(day, spent, charged, credited, start, owed, worth)
            else if chance_of(n) >= 100% then support_with(n, day, spent, charged, credited, start, owed, worth)
            else if chance_of(n) <= 0% then support_from(n + 1, day, spent, charged, credited, start, owed, worth)
            else chance_of(n) * support_with(n, day, spent, charged, credited, start, owed, worth)
              + (1 - chance_of(n)) * support_from(n + 1, day, spent, charged, credited, start, owed, worth)
          function support_with(n, day: date, spent, charged, credited, start: date, owed, worth) =
            support_from(n + 1, after(day, n), spent + cost_of(n),
              charged + cost_of(n) * of.discount_to(if is_paid_first(n) then day else after(day, n), start),
              credited, start, owed, worth)
          function support_at_end(day: date, spent, charged, credited, start: date, owed, worth) =
            (1 - fails) * supported_for(
                net_of_sale(day, spent + of.upkeep_until(day, start), credited, start, owed, worth)
                  - of.discounted_upkeep(day, start) - charged,
                open_once_settled(day, spent + of.upkeep_until(day, start), credited, start, owed, worth), settled_on(day, start), start, owed)
              + (if then_follows is given and fails > 0%
                then fails * then_follows.support_from(first_events + 1, day, all_spent(day, spent, start, worth),
                  charged - net_if_failed(day, start, worth, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited)),
                  credited + credited_until(day, start, claimed_then(day, start, owed, all_spent(day, spent, start, worth), credited)), start, owed, worth)
                else 0)
          function supported_for(net, open, day: date, start: date, owed) = if of.support is given
            then of.support.pays(max(0 * owed, owed - net), owed, net, open,
              of.discount_to(day + of.support.pays_after, start),
              of.discount_to(start + of.support.pays_after, start),
              of.claim_growth(start, day) * of.discount_to(day, start),
              of.claim_growth(min(day, start + of.support.pays_after), day) * of.discount_to(day, start))
            else 0 * owed
          ## What is lost of what is owed, before and after the support
          lgd_before_support = (of.owed - recovered) / of.owed in percent
          lgd = (of.owed - recovered - supported) / of.owed in percent

          ## The course on which each event happens that is needed with a chance of 50 % or more
          happens[n in 1 .. all_events] = chance_of(n) >= 50%
          ends_at[opening] = of.on
          ends_at[n in 1 .. all_events] = if happens then after(ends_at[n-1], n) else ends_at[n-1]
          ends = ends_at[closing]
          pays_at[n in 1 .. all_events] = if is_paid_first(n) then ends_at[n-1] else ends_at
          ## The days of that course, with fees that are paid and what comes in
          days = ([of.on: 0] + [ends_at[n]: 0 for n in 1 .. all_events where happens[n]]
            + [pays_at[n]: 0 for n in 1 .. all_events where happens[n]]
            + [f.date: 0 for f in of.upkeep where f.date <= ends] + [f.date: 0 for f in receipts]).dates
          ## What happens on a day
          event[d in days] = joined(joined(if d = of.on then "default" else "", ended_on(d)),
            joined(if count(f.date for f in of.upkeep where f.date = d) = 0 then ""
                else if of.upkeep_paid then "fee of the right" else "fee of the right, not paid",
              if count(f.date for f in receipts where f.date = d) > 0 then "receipt" else ""))
          function ended_on(day: date) = fold([name_of(n) for n in 1 .. all_events where happens[n] and ends_at[n] = day], joined, "")
          function joined(a, b) = if a = "" then b else if b = "" then a else "{a}, {b}"
          ## What the lender pays on it
          cost[d in days] = sum(cost_of(n) for n in 1 .. all_events where happens[n] and pays_at[n] = d)
            + (if d = of.on then paid_before(ends, of.on, of.worth) else 0)
            + (if of.upkeep_paid then sum(f.amount for f in of.upkeep where f.date = d) else 0)
          ## Value of the asset, and what the lender may claim, at the end of the day
          asset_value[d in days]: level of money = of.worth_on(d, of.on, of.worth)
          claim[d in days]: level of money = claim_left(d, of.on, of.owed, sum(cost[.. d]), 0 * of.owed)
          ## What the lender receives on it
          received[d in days] = (if d = ends then of.lender_share(proceeds(d, of.on, of.worth), claim, sum(cost[.. d]), of.years_to(d, of.on)) else 0)
            + sum(counted_of(n) for n in 1 .. count(receipts) where receipts.dates[n] = d)
          ## What each of those who claim gets on the day of the sale
          proceeds_shared = of.shares_of(proceeds(ends, of.on, of.worth), claim_left(ends, of.on, of.owed, sum(cost[.. ends]), 0 * of.owed),
            of.years_to(ends, of.on))
          ## The same by name, and what is left for the owner, or whoever gets the rest
          paid_to[name in of.claimants] = sum(proceeds_shared[n] for n in 1 .. count(proceeds_shared) where of.claimant(n) = name)
          rest = proceeds(ends, of.on, of.worth) - sum(proceeds_shared)
          remark "The receipts are more than what is owed: of {sum(receipts.amounts)} only {receipts_counted} count." if receipts_counted < sum(receipts.amounts)
          receipts_counted = sum(counted_of(n) for n in 1 .. count(receipts))
          ## What counts of a receipt on that course
          function counted_of(n) = if receipts.dates[n] <= ends then received_of(n, of.on, claimed_at_end)
            else received_of(n, of.on, open_after_sale(ends, spent_at_end, 0 * of.owed, of.on, of.owed, of.worth) / of.claim_growth(of.on, ends)
              + credited_until(ends, of.on, claimed_at_end))
          claimed_at_end = claimed_then(ends, of.on, of.owed, spent_at_end, 0 * of.owed)
          spent_at_end = sum(cost[.. ends])
          remark "What is spent is more than what comes in: the lender loses more than what is owed." if recovered < 0
          remark "The right has lapsed before it is sold: a fee is not paid." if lapsed and ends < of.right_ends
          remark "The right ends on {of.right_ends}, before it is sold on {ends}: nobody pays for it." if lapsed and ends >= of.right_ends
          lapsed = price > 0% and of.has_lapsed(ends, of.on)
          remark "It is sold for {price} of its market value." if price > 100%
          remark "The claim grows faster than it is discounted: more comes in than what was owed." if recovered > of.owed * 1.000_001
          show table(event, cost, asset_value, claim, received), table(paid_to), "To {of.rest_to}: {rest}", ends, recovered, supported if of.support is given, lgd_before_support if of.support is given, lgd
        }

        ## A buyer who has agreed to take the right at a price, such as a public fund that makes a market for
        ## rights of defaulted loans. It is one of the ways in which a default may end.
        kind public_buyer: recovery {
          ## What the buyer pays for a right that is in force
          agreed: money
          ## Last day on which the right can be handed over for it
          until: date

          price = 100%
          sale_costs_paid = at_sale
          require agreed >= 0 because "a price is not below 0"
          function price_on(day: date, start: date, worth) = if day > until or of.has_lapsed(day, start) then 0 * agreed else agreed

          remark "The right is handed over after {until}, when the buyer is no longer bound: nothing is paid." if ends > until
        }

        ## What a lender loses by a default that may end in several ways.
        kind outcome {
          ## The default
          of: default
          ## The ways in which it may end, each with its probability
          ways: table { way: recovery, probability: percent }

          require abs(sum(ways.probability) - 100%) < 0.000_1%
            because "these are all ways in which it may end: their probabilities total 100 %, not {sum(ways.probability)}"
          require count(w for w in ways where w.probability < 0%) = 0
            because "a probability is not below 0 %"
          require count(w for w in ways where w.way.of.on != of.on or w.way.of.owed != of.owed) = 0
            because "each way ends the default of {of.on}, on which {of.owed} is owed; one of them ends another"

          ends[w in ways] = w.way.ends
          recovered[w in ways]: level of money = w.way.recovered
          supported[w in ways]: level of money = w.way.supported
          loss_share[w in ways] = w.way.lgd
          ## On average over the ways, as worth on the day of the default
          expected_recovery = sum(w.way.recovered * w.probability for w in ways)
          expected_support = sum(w.way.supported * w.probability for w in ways)
          ## Loss given default before support, and after it
          lgd_before_support = (of.owed - expected_recovery) / of.owed in percent
          lgd = (of.owed - expected_recovery - expected_support) / of.owed in percent
          ## The same for a default on another day, of another debt, on an asset of another value
          function lgd_on(day: date, owed, worth) = sum(w.probability * loss_of(w.way, day, owed, worth) for w in ways) / owed in percent
          function loss_of(way, day: date, owed, worth) = owed - way.net_from(1, day, 0 * owed, 0 * owed, day, owed, worth)
            - way.supported_on(day, owed, worth)

          show table(ways.way, ways.probability, ends, recovered, supported if of.support is given, loss_share), lgd_before_support if of.support is given, lgd
        }

        """##),
    PreludeFile(
      name: "prelude/discounting.worth",
      kinds: [],
      functions: ["discount_factor", "present_factor", "present_value", "annuity_factor", "growing_perpetuity", "growing_annuity", "growing_sum", "factors_by_period", "factors_of_curve"],
      text: ##"""
        ## The factor that turns an amount at a point of `period` into its value on the valuation date.
        ##
        ## `rate` is per year unless it says otherwise; `timing` is the point of the period: end, middle or
        ## start.
        ## Source: IVS 103 (effective 31 January 2025), discounted cash flow method
        function discount_factor(rate: rate, period: period, timing: timing) = 1
          / growth_factor(rate, elapsed(period, timing))

        ## The value today of 1 in so many periods.
        ##
        ## Units: `rate` per period; the periods may be broken
        ## Errors: E0608 for a rate of -100 % or less
        ## Example: expect present_factor(10%, 2) = 0.826446
        function present_factor(rate: percentage, periods: number) {
          require 1 + rate > 0 because "a rate of -100 % or less leaves nothing"
          (1 + rate) ^ (-periods)
        }

        ## The value today of an amount in so many periods.
        ##
        ## Units: `rate` per period; the result in the unit of the amount
        ## Example: expect present_value(10%, 2, CHF 121) = CHF 100
        function present_value(rate: percentage, periods: number, amount: any_amount) =
          amount * present_factor(rate, periods)

        ## The value today of 1 at the end of each of so many periods.
        ##
        ## Units: `rate` per period
        ## Example: expect annuity_factor(8%, 10) = 6.7101
        function annuity_factor(rate: percentage, periods: number) = if rate = 0 then periods
          else -compound_growth(rate, -periods) / rate

        ## The value today of a first amount after one period that grows without end.
        ##
        ## Units: rate and growth per period; the result in the unit of the amount
        ## Errors: E0608 where it grows as fast as it is discounted, or faster
        ## Source: Gordon and Shapiro (1956)
        ## Example: expect growing_perpetuity(CHF 100, 10%, 2%) = CHF 1250
        function growing_perpetuity(amount: any_amount, rate: percentage, growth: percentage = 0%) {
          require growth < rate
            because "what grows as fast as it is discounted, or faster, has no finite value"
          amount / (rate - growth)
        }

        ## The value today of a first amount after one period that grows for so many periods.
        ##
        ## Units: rate and growth per period; the result in the unit of the amount
        ## Source: closed form of the growing annuity
        ## Example: expect growing_annuity(CHF 100, 10%, 4%, 5) = CHF 407.59
        ## Example: expect growing_annuity(CHF 100, 5%, 5%, 3) = CHF 285.71
        function growing_annuity(amount: any_amount, rate: percentage, growth: percentage,
          periods: number) =
          amount / (1 + rate)
          * growing_sum((growth - rate) / (1 + rate), periods)

        ## The sum of 1, 1 + growth, (1 + growth)², … with so many terms.
        ##
        ## Units: growth per period
        ## Example: expect growing_sum(10%, 3) = 3.31
        ## Example: expect growing_sum(0, 3) = 3
        function growing_sum(growth: percentage, periods: number) = if growth = 0 then periods
          else compound_growth(growth, periods) / growth

        ## The factors by which amounts after one, two, … periods are discounted at a rate for each period.
        ##
        ## Units: `rates` per period, the first for the first period
        ## Example: expect factors_by_period([10%, 20%]) = [0.909, 0.758]
        function factors_by_period(rates: list) =
          [product(1 / (1 + rates[j]) for j in 1 .. i) for i in 1 .. count(rates)]

        ## The factors by which amounts after one, two, … periods are discounted at the rates of a curve.
        ##
        ## Units: `rates` per period, each for the whole time up to its period
        ## Example: expect factors_of_curve([10%, 15%]) = [0.909, 0.756]
        function factors_of_curve(rates: list) = [(1 + rates[i]) ^ (-i) for i in 1 .. count(rates)]

        """##),
    PreludeFile(
      name: "prelude/engagement.worth",
      kinds: ["engagement"],
      functions: [],
      text: ##"""
        ## What is valued, for whom, to what end and by which rules; what the standard asks for and nobody
        ## has said is listed.
        ##
        ## Fields may be left out: what is missing is shown, so that a case can be written before all is
        ## known.
        ## Source: IVS 101, 102 and 106 (effective 31 January 2025); ISO 10668:2010; DIN 77100:2011
        kind engagement {
          ## The standard that the work follows, with its edition
          standard: ivs_2025 | ivs_2022 | iso_10668_2010 | din_77100_2011 | ifrs_13 | none
          ## What is valued
          asset: text?
          ## Who ordered the work
          client: text?
          ## Who may rely on it
          users: text?
          ## What the value is needed for
          purpose: text?
          ## Who values, and what ties them to the client
          valuer: text?
          ## Day for which the value holds
          valuation_date: date?
          ## Day of the report
          report_date: date?
          ## Day after which nothing was taken into account
          data_cut_off: date?
          ## Currency of the value, as a text
          currency: text?
          ## Whether amounts hold inflation
          prices: nominal | real?
          ## Whether flows and rates are before or after tax
          tax_basis: before_tax | after_tax?
          ## Basis of value
          basis: market_value | fair_market_value | equitable_value | investment_value | synergistic_value | liquidation_value | fair_value?
          ## How the asset is thought to be used or sold
          premise: current_use | highest_and_best_use | orderly_sale | forced_sale?
          ## What was investigated, and what was not
          investigation: text?
          ## Where the inputs are from
          sources: text?
          ## What is taken for true
          assumptions: text?
          ## What is taken for true although it is not so on the valuation date, or "none"
          special_assumptions: text?
          ## Specialists or services that were relied on, or "none"
          specialists: text?
          ## What the report must not be used for
          limits: text?
          ## That the work follows the standard, and where it departs from it
          compliance: text?
          ## Sort of report: full, summary, opinion for a court
          report_type: text?
          ## What environment, society and governance have to do with the value, or "nothing of weight"
          esg: text?
          ## Whether the rights are valid, owned and enforceable, as ISO 10668 and DIN 77100 ask
          legal_analysis: text?
          ## How those who matter behave towards the brand, as ISO 10668 asks
          behavioural_analysis: text?
          ## What the asset has brought and will bring, as ISO 10668 and DIN 77100 ask
          financial_analysis: text?
          ## What the technology is good for and what could replace it, as DIN 77100 asks
          technical_analysis: text?
          ## How the patent is to be exploited, as DIN 77100 asks
          exploitation: text?
          ## The principal market, or the most advantageous one, as IFRS 13 asks
          market: text?
          ## The level of the inputs, as IFRS 13 asks
          input_levels: text?

          require data_cut_off <= report_date if data_cut_off is given and report_date is given
            because "data are cut off on the day of the report at the latest"
          require standard != ifrs_13 or (basis otherwise fair_value) = fair_value
            because "IFRS 13 knows one basis: fair_value"
          require standard != ifrs_13 or (premise otherwise highest_and_best_use) != forced_sale
            because "fair value under IFRS 13 is that of an orderly transaction, not of a forced sale"

          is_ivs = standard = ivs_2025 or standard = ivs_2022
          is_iso = standard = iso_10668_2010
          is_din = standard = din_77100_2011
          is_ifrs = standard = ifrs_13
          is_any = standard != none
          ## What an engagement may have to say
          matters = ["asset", "client", "users", "purpose", "valuer", "valuation_date", "report_date",
            "currency", "basis", "premise", "investigation", "sources", "assumptions",
            "special_assumptions", "specialists", "limits", "compliance", "report_type", "esg",
            "legal_analysis", "behavioural_analysis", "financial_analysis", "technical_analysis",
            "exploitation", "market", "input_levels"]
          ## Whether the case says it; an empty text says nothing
          said = [(asset otherwise "") != "", (client otherwise "") != "", (users otherwise "") != "",
            (purpose otherwise "") != "", (valuer otherwise "") != "", valuation_date is given,
            report_date is given, (currency otherwise "") != "", basis is given, premise is given,
            (investigation otherwise "") != "", (sources otherwise "") != "",
            (assumptions otherwise "") != "", (special_assumptions otherwise "") != "",
            (specialists otherwise "") != "", (limits otherwise "") != "", (compliance otherwise "") != "",
            (report_type otherwise "") != "", (esg otherwise "") != "", (legal_analysis otherwise "") != "",
            (behavioural_analysis otherwise "") != "", (financial_analysis otherwise "") != "",
            (technical_analysis otherwise "") != "", (exploitation otherwise "") != "",
            (market otherwise "") != "", (input_levels otherwise "") != ""]
          ## Which of them the standard asks for
          needed = [is_any, is_ivs or is_iso, is_ivs or is_iso, is_any, is_any and not is_ifrs, is_any,
            is_ivs or is_iso, is_any, is_any and not is_din, is_any and not is_din, is_ivs,
            is_ivs or is_iso or is_din, is_any, is_ivs, standard = ivs_2025, is_ivs or is_iso,
            is_ivs or is_iso or is_din, is_ivs, standard = ivs_2025, is_iso or is_din, is_iso,
            is_iso or is_din, is_din, is_din, is_ifrs, is_ifrs]
          ## What the standard asks for and the case does not say
          missing = [matters[i] for i in 1 .. count(matters) where needed[i] and not said[i]]
          ## Whether all is said that the standard asks for
          complete = count(missing) = 0
          remark "Data after the valuation date were used: say why that is no hindsight."
            if data_cut_off is given and valuation_date is given and data_cut_off > valuation_date
          remark "The report is older than its valuation date."
            if report_date is given and valuation_date is given and report_date < valuation_date
          remark "The engagement is valued on {valuation_date}, the case on {case.valuation_date}."
            if valuation_date is given and case.valuation_date is given
              and month_turned(valuation_date) != month_turned(case.valuation_date)
          remark "The engagement is in {currency}, the case in {case.currency}."
            if currency is given and case.currency is given and currency != case.currency

          show missing, complete
        }

        """##),
    PreludeFile(
      name: "prelude/excess_earnings.worth",
      kinds: ["excess_earnings", "distributor_method", "greenfield"],
      functions: [],
      text: ##"""
        ## Value of an asset as what is left of the income made with it when all other assets have had their
        ## return (MPEEM).
        ##
        ## Source: IVS 210 (effective 31 January 2025), excess earnings method; The Appraisal Foundation,
        ## The Identification of Contributory Assets and Calculation of Economic Rents (2010)
        kind excess_earnings: income_method {
          ## Revenue that the asset would bring if nothing of it wore off
          revenue: flow of money
          ## Share of it that is left, as customers leave or a technology ages; 100% where nothing is lost
          remaining: series of percent
          ## Costs that go with the revenue, as a share of it, without those of making new assets of the kind
          cost_share: percent
          ## The other assets that are needed and what each is due, as a share of revenue: the return on it, the return of it, whether
          ## that is stated before tax, as a royalty is, or after tax, as a return on capital mostly is, the same of the return of it
          ## where that is stated on another basis, as depreciation before tax is, and whether the costs hold its royalty or rent already
          contributory: table {
            name: text, return_on: percent, return_of: percent?, charged: before_tax | after_tax
            return_of_charged: before_tax | after_tax?, paid_in_costs: yes_no
          }?
          ## Charges that are stated as amounts by period
          charges_by_amount: flow of money = 0
          ## Whether these amounts are stated before tax or after it
          amounts_charged: before_tax | after_tax?
          ## Whether the costs hold depreciation, which is the return of an asset; none where no other asset is depreciated
          convention depreciation: in_costs | not_in_costs | none

          require remaining >= 0% and remaining <= 100%
            because "what remains lies between 0 % and 100 %; attrition is at most 100 %"
          require losses is given or revenue >= 0
            because "revenue is negative in a period: where that is meant, as where returns exceed sales, say what happens to the tax on the loss (losses = …)"
          require growth_after_plan < 0%
            or remaining[closing] >= remaining[case.first] if growth_after_plan is given
            because "what remains falls from period to period, and goes on falling after the plan: growth_after_plan is (1 + growth of the revenue) x (1 - attrition) - 1, below 0"
          require cost_share >= 0%
            because "the costs are a share of revenue, not below 0 %; a margin is at most 100 %"
          require contributory is given or sum(charges_by_amount) > 0
            because "no asset earns alone: state the contributory charges of the others, in the table or as amounts"
          require (if contributory is given then count(a for a in contributory where a.paid_in_costs)
            else 0) = 0
            because "an asset whose royalty or rent is among the costs already has its return; leave out its charge"
          require (if contributory is given then count(a for a in contributory where (a.return_on < 0% or (a.return_of otherwise 0%) < 0%))
            else 0) = 0
            because "a charge is stated without a minus"
          require (if contributory is given
            then count(a for a in contributory where a.return_of_charged is given
              and (a.return_of otherwise 0%) = 0%)
            else 0) = 0
            because "return_of_charged says on what basis the return of an asset is stated: state that, too (return_of)"
          require charges_by_amount >= 0 because "a charge is stated without a minus"
          require depreciation = not_in_costs or return_of_rate = 0%
            because "depreciation in the costs is the return of these assets; charge the return on them alone"
          require depreciation != not_in_costs or return_of_rate > 0% or sum(charges_by_amount) > 0
            because "depreciation is not among the costs, so the return of the assets is to be charged (return_of); where nothing is depreciated, write depreciation = none"
          require sum(charges_by_amount) = 0 or amounts_charged is given
            because "say whether charges_by_amount are before or after tax: amounts_charged = …"
          require charge_rate <= 100%
            because "contributory charges above revenue leave nothing to value; check their shares"
          require losses is given or charges <= retained
            because "contributory charges above revenue in a period leave nothing to value; check their amounts"
          require losses is given or retained >= costs + charges_before_tax
            because "costs and charges exceed revenue in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          require losses is given or after_tax >= 0
            because "costs, tax and charges exceed revenue in a period, so that nothing is left to the asset: check them, or say what becomes of the loss (losses = …)"

          ## Charges for all other assets, as a share of revenue
          charge_rate = return_on_rate + return_of_rate
          ## Return on the other assets, as a share of revenue
          return_on_rate = if contributory is given then sum(contributory.return_on) else 0%
          ## Return of them, as a share of revenue
          return_of_rate = if contributory is given then sum(contributory.return_of otherwise 0%) else 0%
          ## Revenue that is left of the asset, while it is in force
          retained[t] = revenue * remaining * asset.in_use
          ## Costs that go with it
          costs[t] = retained * cost_share
          ## Share of revenue that is charged before tax
          rate_before_tax = if contributory is given
            then sum((if a.charged = before_tax then a.return_on else 0%)
              + (if (a.return_of_charged otherwise a.charged) = before_tax then a.return_of otherwise 0%
                else 0%) for a in contributory)
            else 0%
          ## What the other assets are due before tax, such as royalties
          charges_before_tax[t] = retained * rate_before_tax
            + (if (amounts_charged otherwise before_tax) = before_tax then charges_by_amount * asset.in_use
              else 0)
          ## What they are due after tax
          charges_after_tax[t] = retained * (charge_rate - rate_before_tax)
            + (if (amounts_charged otherwise before_tax) = after_tax then charges_by_amount * asset.in_use
              else 0)
          ## What the other assets are due in all
          charges[t] = charges_before_tax + charges_after_tax
          ## Income before tax, less the charges that are stated before tax
          pre_tax[t] = retained - costs - charges_before_tax
          ## Income after tax, less the charges that are stated after tax
          after_tax[t] = pre_tax - tax - charges_after_tax

          remark "The share that is left is {remaining[closing]} in the first period and in the last: attrition lowers it from period to period, see survivors."
            if remaining[closing] = remaining[case.first] and remaining[closing] < 100%
              and case.last > case.first

          show table(retained, costs, charges_before_tax, pre_tax, tax, charges_after_tax, after_tax,
              discount_years, factor, present),
            charge_rate, continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier,
            benefit, value, "{composition()}"
        }

        ## Value of relations to customers as what a distributor earns with them, when all other assets have
        ## had their return.
        ##
        ## The margin is that of firms that do nothing but distribute, whose one asset of weight is their
        ## customers.
        ## Source: IVS 210 (effective 31 January 2025), distributor method; The Appraisal Foundation, The
        ## Valuation of Customer-Related Assets (2016)
        kind distributor_method: excess_earnings {
          ## Operating profit of distributors, as a share of their revenue
          distributor_margin: percent

          require distributor_margin > 0% and distributor_margin <= 100%
            because "a distributor's margin is a share of its revenue"

          ## What is not margin
          cost_share = 100% - distributor_margin
        }

        ## Value of an asset as a business that starts with nothing but it: all else is bought or built on
        ## the way.
        ##
        ## Source: IVS 210 (effective 31 January 2025), greenfield method
        kind greenfield: income_method {
          ## Revenue from the start, when customers are yet to be won
          revenue: flow of money
          ## Operating costs, start-up losses included, without depreciation
          operating_costs: flow of money
          ## Tax depreciation of what is bought
          depreciation: flow of money
          ## What is spent on all other assets; in the period of the valuation date what is still to be spent
          investment: flow of money
          ## What is added to the working capital; below 0 where it is set free
          working_capital: flow of money

          require losses is given or revenue >= operating_costs + depreciation
            because "there is a loss in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          require not (growth_after_plan is given)
            or working_capital[closing] >= 0 and investment[closing] >= depreciation[closing]
            because "growth without end goes on from a year that replaces what wears off and sets no working capital free: in the last year of the plan it is otherwise"

          ## Profit before tax while the asset is in force
          pre_tax[t] = (revenue - operating_costs - depreciation) * asset.in_use
          ## Cash that the business earns after tax, before it buys other assets
          earned[t] = pre_tax - tax + depreciation * asset.in_use
          ## Cash that it leaves after buying them; they are bought whether or not the asset is in force yet
          after_tax[t] = earned - investment - working_capital
          ## Present value of what lies after the valuation date
          present[t] = if elapsed(t, start) < 0 then 0
            else (earned * (if asset.in_use = 0 then 0 else asset.in_use_left / asset.in_use) - investment
              - working_capital)
              * factor

          show table(revenue, operating_costs, investment, working_capital, pre_tax, tax, after_tax,
              discount_years, factor, present),
            continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier, benefit,
            value, "{composition()}"
        }

        """##),
    PreludeFile(
      name: "prelude/expected_loss.worth",
      kinds: ["expected_credit_loss"],
      functions: ["expected_loss", "unexpected_loss"],
      text: ##"""
        ## What is expected to be lost: what is owed, times the probability of a default, times what is lost
        ## of it.
        ##
        ## Example: expect expected_loss(INR 20 million, 3%, 45%) = INR 270_000
        function expected_loss(exposure: money, pd: percent, lgd: percent) = exposure * pd * lgd

        ## Standard deviation of the loss of one loan whose loss in a default is certain.
        ##
        ## Example: expect unexpected_loss(USD 10 million, 2%, 40%) = USD 560_000
        function unexpected_loss(exposure: money, pd: percent, lgd: percent) = exposure * lgd * sqrt(pd / 100% * (1 - pd / 100%))

        ## Expected credit loss of a loan by IFRS 9, of the next twelve months and over its life, weighted
        ## over scenarios; and beside it what a regulator counts who does not recognise the security.
        ##
        ## A default may come at the end of each month from the reporting date on. What is owed then follows
        ## from the loan, what is lost of it from the ways in which a default ends, with the value that the
        ## collateral has by then.
        ## Source: IFRS 9 Financial Instruments, 5.5; Regulation (EU) No 575/2013, articles 161 and 194 to 217, on
        ## what counts as security
        kind expected_credit_loss {
          ## The loan, and how a default on it ends: the default of the stage 3 is that of the outcome
          loan: loan
          ends_in: outcome
          ## The collateral, whose value is that of the day
          collateral: collateral
          reporting_date: date
          ## Probability of a default in each year from the reporting date on; the last counts for all later
          ## years
          pds: table { year: whole, pd: percent }
          ## Scenarios with their weights, and by what they multiply probabilities of default and values
          scenarios: table { name: text, weight: percent, pd_factor: number, value_factor: number }
          ## 1: no significant increase in risk since the loan was drawn, 2: one, 3: in default
          stage: whole
          ## Effective rate of the loan, at which losses are discounted
          effective_rate: percent
          ## Loss given default that the regulator takes for a loan without recognised security
          regulatory_lgd: percent?

          require stage >= 1 and stage <= 3 because "IFRS 9 knows the stages 1, 2 and 3"
          require abs(sum(scenarios.weight) - 100%) < 0.000_1%
            because "the weights of the scenarios total 100 %, not {sum(scenarios.weight)}"
          require count(p for p in pds where p.year != p.position) = 0
            because "the years of the probabilities are counted from 1: each has a row"
          require count(p for p in pds where p.pd < 0% or p.pd > 100%) = 0
            because "a probability lies between 0 % and 100 %"
          require count(s for s in scenarios where s.weight < 0%) = 0 because "a weight is not below 0 %"
          require count(s for s in scenarios where s.pd_factor < 0 or s.value_factor < 0) = 0
            because "by what a scenario multiplies is not below 0"
          require effective_rate >= 0% because "a rate of discount is not below 0 %: {effective_rate}"
          require (regulatory_lgd otherwise 0%) >= 0% and (regulatory_lgd otherwise 0%) <= 100%
            because "a loss given default is a share of what is owed, from 0 % to 100 %"
          require same_loan because "the outcome ends a default on another loan than this one"
          require secures_this because "the collateral secures another loan than this one"
          require same_collateral because "the outcome ends a default that other collateral secures than this: their values differ"
          require ends_in.of.on <= reporting_date if stage = 3
            because "in stage 3 the default has happened, and not on {ends_in.of.on}, after the reporting date"
          require reporting_date >= loan.drawn and reporting_date < loan.matures
            because "the loan is there from {loan.drawn} to {loan.matures}, not on {reporting_date}"

          same_loan = if ends_in.of.loan is given
            then ends_in.of.loan.principal = loan.principal and ends_in.of.loan.drawn = loan.drawn
              and ends_in.of.loan.matures = loan.matures
            else yes
          secures_this = if collateral.secures is given
            then collateral.secures.principal = loan.principal and collateral.secures.drawn = loan.drawn
              and collateral.secures.matures = loan.matures
            else yes
          same_collateral = if ends_in.of.collateral is given
            then ends_in.of.collateral.rank = collateral.rank
              and max(abs(ends_in.of.collateral.value - collateral.value)) = 0
            else yes
          ## Months that are left, and their days
          span = months_between(reporting_date, loan.matures)
          months = ceiling(span)
          day[k in 1 .. months] = min(reporting_date + k * 1 month, loan.matures)
          ## What is owed in a default at the end of the month: with its interest, and without what would have been paid in it
          debt[k in 1 .. months]: level of money = loan.owed_unpaid(reporting_date + (k - 1) * 1 month, day)
          ## Probability that the borrower pays for so many months, by the scenario
          function pays_for(k, factor) = if k <= 0 then 1
            else pays_for(12 * (ceiling(k / 12) - 1), factor)
              * (1 - pd_of(ceiling(k / 12), factor)) ^ ((k - 12 * (ceiling(k / 12) - 1)) / 12)
          function pd_of(year, factor) = min(1, factor * pds.pd[min(count(pds), year)] / 100%)
          ## Probability of a default in the month, over the scenarios
          pd[k in 1 .. months] = sum(s.weight * (pays_for(k - 1, s.pd_factor) - pays_for(min(k, span), s.pd_factor)) for s in scenarios)
          ## Loss expected from it, discounted to the reporting date
          loss[k in 1 .. months] = if debt = 0 then 0 else sum(s.weight * (pays_for(k - 1, s.pd_factor) - pays_for(min(k, span), s.pd_factor)) * max(0%, ends_in.lgd_on(day, debt, collateral.value_on(day) * s.value_factor)) for s in scenarios)
            * debt * (1 + effective_rate) ^ (-min(k, span) / 12)
          twelve_months = sum(loss[k] for k in 1 .. min(12, months))
          lifetime = sum(loss)
          ## What is set aside
          allowance = if stage = 1 then twelve_months else if stage = 2 then lifetime else loss_of_default
          ## What is lost by the default that has happened, over the scenarios, carried on to the reporting date
          loss_of_default = sum(s.weight * max(0%, ends_in.lgd_on(ends_in.of.on, ends_in.of.owed, ends_in.of.worth * s.value_factor)) for s in scenarios)
            * ends_in.of.owed * (1 + effective_rate) ^ max(0, months_between(ends_in.of.on, reporting_date) / 12)
          ## What the regulator expects to be lost in a year
          regulatory_loss = loan.owed_on(reporting_date) * sum(pd[k] for k in 1 .. min(12, months)) * (regulatory_lgd otherwise 0%)

          remark "A loss is discounted to the default at {ends_in.of.discount_rate}, and from there at {effective_rate}: the effective rate of the loan counts for both." if abs(ends_in.of.discount_rate - effective_rate) > 0.05%
          show twelve_months, lifetime, allowance, regulatory_loss if regulatory_lgd is given
        }

        """##),
    PreludeFile(
      name: "prelude/guarantee.worth",
      kinds: ["guarantee", "insurance", "risk_sharing_fund"],
      functions: [],
      text: ##"""
        ## Somebody who bears a part of what a lender loses.
        ##
        ## A guarantee of the loss pays its share once the loss is known, at the end of a way of recovery: with
        ## its sale, or with its last receipt where that comes later. A
        ## guarantee of the exposure pays its share of what is owed soon after the default, and then has a
        ## claim of its own on what is recovered.
        kind guarantee {
          ## Share that is covered
          covers: percent
          ## Share of what: of the loss, or of what is owed on the day of the default
          convention of: loss | exposure
          ## Which loss it is: as it is worth on the day of the default, with interest at the rate of discount
          ## until it is paid (`discounted`) or without (`when_paid`), or what of the claim is open at the end of
          ## the way (`open_claim`), with the interest that the claim bears
          convention loss_counted: discounted | when_paid | open_claim ?
          ## Time from the claim to the payment: from the end of the recovery where the loss is covered, from
          ## the default where the exposure is
          pays_after: duration
          ## Who is repaid first from what is recovered, where the exposure is covered: both in proportion,
          ## the lender, or the guarantor, to whom the claim has passed and bears interest from its payment on
          convention recoveries: shared | lender_first | guarantor_first ?
          ## Most that is paid
          most: money?
          ## Loss that the lender bears before anything is paid, as a share of what is owed, where the loss is
          ## covered
          retained: percent = 0%
          ## Fee in a year on the share of the debt that is covered
          fee: percent = 0%

          require covers > 0% and covers <= 100%
            because "a guarantee covers a share of up to 100 %, not {covers}"
          require loss_counted is given if of = loss
            because "say how the loss is counted: loss_counted = discounted, when_paid or open_claim"
          require not (loss_counted is given) if of = exposure
            because "a guarantee of the exposure pays before the loss is known: leave out loss_counted"
          require not (recoveries is given) if of = loss
            because "a guarantee of the loss pays once the recovery has ended: leave out recoveries"
          require retained = 0% if of = exposure
            because "a guarantee of the exposure pays before the loss is known: for a lender that retains {retained}, cover less instead"
          require recoveries is given if of = exposure
            because "say who is repaid first from what is recovered: recoveries = shared, lender_first or guarantor_first"
          require retained >= 0% and retained < 100%
            because "the lender retains a share of what is owed, less than all: not {retained}"
          require fee >= 0% because "a fee is not below 0"
          require 2001-01-01 + pays_after >= 2001-01-01 because "nothing is paid before it is claimed: pays_after is not below 0"
          require (most otherwise 0) >= 0 because "the most that is paid is not below 0"

          ## What is paid for a loss, as worth on the day of the default. `lost` and `recovered` are as of that
          ## day, `open` is what is open of the claim at the end of the way; `at_end` and `at_claim` discount to it
          ## from the payment of a loss and of an exposure, `carried` is what 1 of the claim has become at the end,
          ## as worth on that day, and `carried_since` what 1 that the guarantor has paid has
          function pays(lost, owed, recovered, open, at_end, at_claim, carried, carried_since) = if of = loss
            then if (loss_counted otherwise discounted) is {
              discounted -> min(loss_covered(lost, owed), limited(loss_covered(lost, owed) / at_end) * at_end)
              when_paid  -> limited(loss_covered(lost, owed)) * at_end
              open_claim -> limited(loss_covered(open, owed)) * at_end
            }
            else limited(owed * covers) * at_claim
              - back_to_guarantor(limited(owed * covers) * carried_since, limited(owed * covers) / owed,
                owed * carried - limited(owed * covers) * carried_since, max(0 * owed, recovered))
          function loss_covered(amount, owed) = max(0 * owed, amount - borne(owed)) * covers
          function limited(amount) = min(amount, most otherwise amount)
          ## What the lender bears of a loss before anything is paid
          function borne(owed) = retained * owed
          ## What of the recovered amount goes to the guarantor who has paid
          function back_to_guarantor(paid, share, own, recovered) = if (recoveries otherwise shared) is {
            shared          -> min(paid, recovered * share)
            lender_first    -> min(paid, max(0 * own, recovered - own))
            guarantor_first -> min(paid, recovered)
          }
          ## Fee for a year on a debt
          function fee_on(debt) = debt * covers * fee

          show covers, of, most, pays_after, fee
        }

        ## An insurance of what a lender loses, up to a sum insured, less a deductible.
        ##
        ## It is filled in as the support of a default, as a guarantee is.
        kind insurance: guarantee {
          of = loss
          ## What the lender bears of each loss
          deductible: money = 0
          ## Premium in a year, as a share of the sum insured
          premium: percent

          require most is given because "an insurance pays up to a sum insured: most = EUR …"
          require deductible >= 0 because "a deductible is not below 0"
          require retained = 0% because "what the lender bears of each loss is an amount here: write deductible = EUR … instead of retained"
          require premium >= 0% because "a premium is not below 0"

          ## The sum insured
          sum_insured = most otherwise 0
          ## Premium for a year
          premium_due = sum_insured * premium
          function borne(owed) = deductible

          show covers, sum_insured, deductible, pays_after, premium_due
        }

        ## A fund that bears a part of what the lenders of a cohort of loans lose, up to a stop-loss.
        ##
        ## Losses count in the order in which they come: the lenders bear the first, up to a share of the
        ## cohort, the fund a share of what is above, up to its stop-loss, and the lenders what is left.
        kind risk_sharing_fund {
          ## What the lenders lose in each period, before the fund pays
          losses: flow of money
          ## Debt that is outstanding
          debt: level of money
          ## Debt of the whole cohort when it was lent
          cohort: money
          ## Share of a loss that the fund bears
          covers: percent
          ## Losses that the lenders bear first, as a share of the cohort
          first_loss: percent = 0%
          ## Most that the fund pays in all, as a share of the cohort
          stop_loss: percent
          ## Fee of a period, as a share of the debt that is covered
          fee: percent
          ## What the fund has at the beginning
          capital: money
          ## What it earns in a period on what it has
          earns: percent = 0%

          require covers > 0% and covers <= 100% because "a fund covers a share of up to 100 %, not {covers}"
          require first_loss >= 0% and first_loss <= 100% because "a first loss is a share of the cohort"
          require stop_loss > 0% because "a stop-loss is a share of the cohort above 0 %"
          require cohort > 0 because "a cohort without debt has nothing to lose"
          require min(losses) >= 0 because "losses are stated without a minus"
          require min(debt) >= 0 because "debt is not below 0"
          require capital >= 0 because "the fund begins with what it has, 0 or more"
          require earns > -100% because "the fund cannot lose more than all that it has"
          require fee >= 0% because "a fee is not below 0"

          ## Losses so far
          lost[opening] = 0 * cohort
          lost[t]: level of money = lost[t-1] + losses
          ## What the fund has paid so far
          paid_so_far[opening] = 0 * cohort
          paid_so_far[t]: level of money = min(stop_loss * cohort, covers * max(0 * cohort, lost - first_loss * cohort))
          ## What it pays in the period
          paid[t]: flow of money = paid_so_far - paid_so_far[t-1]
          ## What the lenders lose after that
          borne[t]: flow of money = losses - paid
          fees[t]: flow of money = fee * covers * debt
          earned[t]: flow of money = earns * balance[t-1]
          ## What the fund has at the end of the period
          balance[opening] = capital
          balance[t]: level of money = balance[t-1] + earned + fees - paid
          ## Whether it can pay what it owes in every period
          sustained = min(balance) >= 0
          ## Whether the stop-loss was reached
          stopped = paid_so_far[closing] >= stop_loss * cohort
          ## Fee at which what comes in pays for what goes out, with nothing earned
          fee_to_break_even = if sum(debt) > 0 then sum(paid) / (covers * sum(debt)) in percent else 0%

          remark "The fund is used up: it owes more than it has." if not sustained
          remark "The stop-loss is reached: the lenders bear what is lost beyond it." if stopped
          show table(losses, paid, borne, fees, earned, balance), sustained, fee_to_break_even
        }

        """##),
    PreludeFile(
      name: "prelude/income_approach.worth",
      kinds: ["valuation", "income_method", "direct_income", "profit_split", "with_and_without", "premium_price", "cost_saving"],
      functions: [],
      text: ##"""
        ## What every valuation has in common: it ends in a value.
        kind valuation {
          ## Value of the asset
          value: money
        }

        ## Value of an asset as the present value of what it brings after tax: what the methods of the
        ## income approach share.
        ##
        ## A method says what the asset brings before tax; tax, discounting and the benefit of tax
        ## amortisation are the same in all of them, and so are the words.
        ## Source: IVS 103 (effective 31 January 2025), income approach; IVS 210 (effective 31 January 2025)
        kind income_method: valuation {
          ## The asset that is valued; its income stops by the day when it is no longer in force. Income of a part of a period is
          ## discounted like that of a whole one.
          asset: asset
          ## Income before tax while the asset is in force
          pre_tax: flow of money
          ## Tax on income from the asset
          tax_rate: percent
          ## Rate at which the income is discounted; after tax, as the income is
          discount_rate: rate
          ## When in a period the income is received
          convention timing: end | middle | start
          ## What happens to the tax on a loss: it is lost, set off against the tax on other income in the same period, or
          ## carried forward to later income
          convention losses: lost | offset | carried_forward?
          ## Depreciation that a buyer could deduct; left out where the law knows none
          tax_benefit: tax_amortisation?
          ## Growth in a year of the income after tax when the plan has ended, without end; for an asset that lives on. What comes later
          ## is then worked out from the last period
          growth_after_plan: percent?
          ## Present value of the income after the last period of the plan where it is found in another way; see terminal_value
          after_plan: money?

          require not asset.expired_before_valuation()
            because "the asset expired before the valuation date: there is no income left to value"
          require tax_rate >= 0% because "a tax rate cannot be negative"
          require tax_rate <= 100% because "a tax rate is a share of income, at most 100 %"
          require discount_rate >= 0
            because "at a rate below 0 the future would be worth more than the present"
          require tax_rate > 0% if tax_benefit is given
            because "the income is before tax (tax_rate = 0%): a benefit of tax amortisation would count relief from a tax that is not charged"
          require asset.in_use[closing] = 1
            and not asset.ends_with_plan() if adds_later()
            because "the asset ends with the plan or before, so nothing comes after it: leave out growth_after_plan and after_plan"
          ## Whether more is to come after the plan; an after_plan of 0 says that nothing does
          function adds_later() = if after_plan is given then after_plan != 0 else growth_after_plan is given
          require not (after_plan is given and growth_after_plan is given)
            because "what comes after the plan is stated twice: growth_after_plan works it out, after_plan states it"
          require not asset.ends() if growth_after_plan is given
            because "the asset ends on {asset.useful_end} at the latest, so nothing of it grows without end: make the plan as long as the asset lives, or state after_plan"
          require growth_after_plan > -100%
            and growth_after_plan
              < growth_factor(discount_rate, 1 year) - 1 in percent if growth_after_plan is given
            because "growth without end lies above -100 % and below the discount rate: what grows as fast as it is discounted, or faster, has no finite value"
          require after_tax[closing] > 0 if growth_after_plan is given
            because "the last period brings nothing after tax: it is no guide to those after it"
          require (losses otherwise lost) != carried_forward
            or taxable[closing] = pre_tax[closing] if growth_after_plan is given
            because "losses that are carried forward still change the tax of the last period: it is no guide to those after it"
          require abs(last_years() - 1) < 0.001 if growth_after_plan is given
            because "growth without end goes on from a whole year: of a plan by quarter, month or day, state after_plan"
          require elapsed(case.last, end) > 0
            because "the plan ends in {case.last}, before the valuation date: nothing of it is left to value"

          ## Losses from the valuation date on that later income is still to be set off against; a buyer gets none of those before
          losses_left[opening] = 0
          losses_left[t]: level of money = if elapsed(t, start) < 0 then 0
            else if (losses otherwise lost) = carried_forward then max(0, losses_left[t-1] - pre_tax)
            else 0
          ## Income that is taxed
          taxable[t] = if (losses otherwise lost) is {
            offset          -> pre_tax
            carried_forward -> max(0, pre_tax - losses_left[t-1])
            lost            -> max(0, pre_tax)
          }
          ## Tax on the income
          tax[t] = taxable * tax_rate
          ## Income after tax
          after_tax[t] = pre_tax - tax
          ## The discount rate, compounded continuously
          continuous_rate = ln(growth_factor(discount_rate, 1 year)) in percent
          ## Years from the valuation date to the income of the period
          discount_years[t] = elapsed(t, timing) in years
          ## Discount factor
          factor[t] = discount_factor(discount_rate, t, timing)
          ## Present value of what lies after the valuation date
          present[t] = if elapsed(t, start) < 0 or asset.in_use = 0 then 0
            else after_tax * (asset.in_use_left / asset.in_use) * factor
          ## Present value of what comes after the plan
          later = if growth_after_plan is given then later_by_growth(growth_after_plan)
            else after_plan otherwise sum(present) * 0
          ## What comes after the plan, as of the end of the plan
          at_plan_end = later / discount_factor(discount_rate, case.last, end)
          ## Present value of what grows without end from the last year on
          function later_by_growth(growth) = after_tax[closing] * (1 + growth)
            * discount_factor(discount_rate, case.last.next, timing)
            / (1 - (1 + growth) / growth_factor(discount_rate, 1 year))
          ## Years of a period after the plan
          function last_years() = (elapsed(case.last.next, end) - elapsed(case.last.next, start)) in years
          ## Value before the benefit of tax amortisation
          before_benefit = sum(present) + later
          ## Multiplier of the benefit of tax amortisation; 1 where there is none
          multiplier = if tax_benefit is given then tax_benefit.multiplier else 1
          ## Value that the buyer's tax deductions add; nobody deducts a price that is not above 0
          benefit = max(0, before_benefit) * (multiplier - 1)
          ## Value of the asset
          value = before_benefit + benefit
          ## Periods in which the asset is in force and brings nothing
          function periods_without() = sum(if pre_tax = 0 and asset.in_use_left > 0 then 1 else 0)
          ## Whether the deductions are discounted and taxed as the income is
          function benefit_fits() = if tax_benefit is given
            then tax_benefit.tax_rate = tax_rate
              and growth_factor(tax_benefit.discount_rate, 1 year) = growth_factor(discount_rate, 1 year)
              and tax_benefit.timing = timing
            else yes
          remark "In {periods_without()} of the periods in which the asset is in force it brings nothing: is that meant?"
            if periods_without() > 0
          remark "The plan ends in {case.last} while the asset brings income: what comes later is not counted; after_plan = 0 says that this is meant."
            if ends_early()
          remark "The tax benefit has a tax rate, a discount rate or a timing of its own: say why."
            if not benefit_fits()
          remark asset.remark_on_force()
          remark asset.remark_on_right()
          ## Whether the plan ends before the asset does, and nothing says what comes later
          function ends_early() = not (after_plan is given or growth_after_plan is given
            or asset.in_use[closing] < 1 or asset.ends_with_plan() or pre_tax[closing] <= 0)
          ## What the value is made of, for the report
          function composition() = "{remark_on_stub()}{remark_on_later()}"
          ## Share of the period of the valuation date that lies after it and counts; 100% where all of it does
          stub_share = if share_counted() > 0 then share_counted() in percent else 100%
          function remark_on_stub() = if share_counted() > 0
            then "Of the income of the period of the valuation date {round(share_counted() in percent, 2)} lies after it and counts. "
            else ""
          function share_counted() = sum(if asset.in_use_left > 0
            and asset.in_use_left < asset.in_use then asset.in_use_left / asset.in_use
            else 0)
          function remark_on_later() = if later = 0 then ""
            else if later > 0 and before_benefit > later
              then "What comes after the plan is {round((later / before_benefit) in percent, 1)} of the value before the benefit. "
            else "What comes after the plan is {later} of a value before the benefit of {before_benefit}. "

          show table(pre_tax, tax, after_tax, discount_years, factor, present),
            continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier, benefit,
            value, "{composition()}"
        }

        ## Value of an asset as the present value of the income that is its own, such as licence fees that
        ## come in.
        ##
        ## Source: IVS 103 (effective 31 January 2025), discounted cash flow method
        kind direct_income: income_method {
          ## What the asset brings before tax in a period in which it is in force throughout
          income: flow of money

          require losses is given or income >= 0
            because "the asset costs more than it brings in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          ## Income before tax while the asset is in force
          pre_tax[t] = income * asset.in_use
        }

        ## Value of an asset as its share of the profit that is made with it.
        ##
        ## There is no rule of thumb for the share: a quarter, as once was common, is an assumption like any
        ## other.
        ## Source: IVS 210 (effective 31 January 2025), profit split within relief from royalty; US Court of
        ## Appeals for the Federal Circuit, Uniloc v. Microsoft, 632 F.3d 1292 (2011), on the 25 % rule
        kind profit_split: income_method {
          ## Operating profit before tax of the products that use the asset
          profit: flow of money
          ## Share of it that the asset is due
          share: percent
          ## Why this share: what else contributes to the profit, and how it was weighed
          share_reason: text

          require share >= 0% and share <= 100% because "a share of the profit lies between 0 % and 100 %"
          require share_reason != "" because "a share of the profit needs its reason"

          require losses is given or profit >= 0
            because "there is a loss in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          ## Profit that is due to the asset
          pre_tax[t] = profit * share * asset.in_use

          show table(profit, pre_tax, tax, after_tax, discount_years, factor, present),
            share, continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier, benefit,
            value, "{composition()}"
        }

        ## Value of an asset as what a plan brings with it, less what it would bring without it.
        ##
        ## Both plans are before tax and on one basis, and one tax rate holds for both.
        ## Source: IVS 210 (effective 31 January 2025), with-and-without method
        kind with_and_without: income_method {
          ## Operating profit before tax with the asset
          profit_with: flow of money
          ## Operating profit before tax without it, ramp-up of a substitute included
          profit_without: flow of money
          ## Probability that things would go as without it, such as that somebody competes; 100% where it is certain
          probability: percent

          require probability >= 0% and probability <= 100%
            because "a probability lies between 0 % and 100 %"

          require losses is given or (profit_with >= 0 and profit_without >= 0)
            because "one of the plans has a loss in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          ## What the asset adds to the profit
          difference[t] = (profit_with - profit_without) * asset.in_use
          ## The same times the probability
          pre_tax[t] = difference * probability
          left_with[opening] = 0
          ## Losses of the plan with the asset, from the valuation date on, that are still to be set off
          left_with[t]: level of money = if elapsed(t, start) < 0 then 0
            else if (losses otherwise lost) = carried_forward then max(0, left_with[t-1] - profit_with)
            else 0
          left_without[opening] = 0
          ## Losses of the plan without it, from the valuation date on, that are still to be set off
          left_without[t]: level of money = if elapsed(t, start) < 0 then 0
            else if (losses otherwise lost) = carried_forward
            then max(0, left_without[t-1] - profit_without)
            else 0
          ## What is taxed with the asset, and without it
          taxable_with[t] = if (losses otherwise lost) = offset then profit_with
            else max(0, profit_with - left_with[t-1])
          taxable_without[t] = if (losses otherwise lost) = offset then profit_without
            else max(0, profit_without - left_without[t-1])
          ## What the asset adds to what is taxed, times the probability
          taxable[t] = (taxable_with - taxable_without) * asset.in_use * probability

          show table(profit_with, profit_without, difference, pre_tax, tax, after_tax, discount_years,
              factor, present),
            probability, continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier,
            benefit, value, "{composition()}"
        }

        ## Value of an asset as what customers pay more for a product because of it.
        ##
        ## Source: IVS 210 (effective 31 January 2025), premium profit method; ISO 10668:2010, price premium
        ## method
        kind premium_price: income_method {
          ## What a unit sells for above the product without the asset
          premium: level of money
          ## Share of the premium that is still paid; 100% where it does not fade
          premium_left: series of percent
          ## Units sold at the premium price
          volume: series of number
          ## Units that would be sold without the premium
          volume_without: series of number
          ## Profit before tax on a unit without the premium
          unit_margin: level of money
          ## What it costs more to earn the premium, such as advertising
          added_costs: flow of money

          require premium_left >= 0% because "a premium fades to nothing at most"
          require volume >= 0 and volume_without >= 0 because "nobody sells less than nothing"

          require losses is given or premium_income >= lost_margin + costs
            because "the premium brings less than it costs in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          ## Premium on all units
          premium_income[t] = premium * premium_left * volume * asset.in_use
          ## Profit on units that the higher price keeps from being sold
          lost_margin[t] = unit_margin * (volume_without - volume) * asset.in_use
          ## What it costs more while the asset is in force
          costs[t] = added_costs * asset.in_use
          ## Premium less what it costs
          pre_tax[t] = premium_income - lost_margin - costs

          show table(premium_income, lost_margin, costs, pre_tax, tax, after_tax, discount_years, factor,
              present),
            continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier, benefit,
            value, "{composition()}"
        }

        ## Value of an asset as the costs that it saves.
        ##
        ## Source: IVS 210 (effective 31 January 2025), cost savings within the premium profit method
        kind cost_saving: income_method {
          ## What is saved on a unit
          saving: level of money
          ## Share of the saving that is left when others catch up; 100% where it does not fade
          saving_left: series of percent
          ## Units made
          volume: series of number
          ## What the saving itself costs
          added_costs: flow of money

          require saving_left >= 0% because "a saving fades to nothing at most"
          require volume >= 0 because "nobody makes less than nothing"

          require losses is given or savings >= costs
            because "the saving costs more than it brings in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          ## Saving on all units
          savings[t] = saving * saving_left * volume * asset.in_use
          ## What the saving costs while the asset is in force
          costs[t] = added_costs * asset.in_use
          ## Saving less what it costs
          pre_tax[t] = savings - costs

          show table(savings, costs, pre_tax, tax, after_tax, discount_years, factor, present),
            continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier, benefit,
            value, "{composition()}"
        }

        """##),
    PreludeFile(
      name: "prelude/income_distribution.worth",
      kinds: ["income_distribution"],
      functions: [],
      text: ##"""
        ## How what licences bring in is shared by a rule: the fee of the office, costs that are paid
        ## back first, bands, then inventors
        ## and departments. Each amount is in whole coins, and all of them add up to what came in.
        ##
        ## Equity that is sold counts as income of the period in which it is sold.
        ## Errors: E0608 for bands that do not rise or whose shares miss 100 %, weights below 0, an
        ## inventor that stands twice
        ## Source: rules of universities for income from inventions; largest remainder method (Hamilton)
        ## for coins that cannot be divided
        kind income_distribution {
          ## What comes in
          income: flow of money
          ## What is spent on patents and marketing; it is paid back first, and what is not covered
          ## waits for later income
          costs: flow of money = 0
          ## Costs of earlier periods that wait
          costs_before: money = 0
          ## Share that the office keeps
          fee: percent
          ## Of what: of all that comes in, or of what costs leave of it
          convention fee_of: income | income_less_costs
          ## Who gets which share of what is shared, from which amount on; the shares of a row total 100 %
          bands: table { above: money, inventors: percent, departments: percent, institution: percent, funder: percent? }
          ## Whether the bands count what is shared in each year, or in the whole life of the invention
          convention bands_count: of_year | of_life
          ## What was shared before the first period; it counts only where the bands count the whole life
          shared_before: money = 0
          ## Inventors with their weights and departments, which share by the weights of their
          ## inventors, whether or not these have left; the last day of those who left
          inventors: table { name: text, weight: number, department: text, until: date? }
          ## What happens to the share of inventors who have left, from the period after that on; where
          ## none is left to share with the others, the institution gets it
          convention leavers: keep | to_the_others | to_the_institution?
          ## The smallest coin, such as EUR 0.01
          coin: money
          ## What becomes of income below 0, such as a credit of an earlier shortfall: it comes off later
          ## income, or the institution bears it
          convention taken_back: carried_forward | borne?
          ## Who gets the coins that cannot be divided: those with the largest remainder, or the institution
          convention residue: largest_remainder | to_the_institution

          require bands.above[1] = 0
            because "the first band begins at 0, not at {bands.above[1]}: put a row before it, with the shares up to {bands.above[1]}"
          require count(misplaced) = 0
            because "bands rise, each from a higher amount than the one before: {bands.above[misplaced[1]]} stands after {bands.above[misplaced[1] - 1]}; write the rows in order, and each amount once"
          require count(b for b in bands where least_of(b.inventors, b.departments, b.institution, b.funder) < 0%) = 0
            because "no share is below 0 %"
          require count(off) = 0
            because "the shares of each band total 100 %; those of the band from {off[1].above} on come to {in_all(off[1].inventors, off[1].departments, off[1].institution, off[1].funder)}"
          require count(i for i in inventors where i.weight < 0) = 0 and sum(inventors.weight) > 0
            because "weights are not below 0, and not all of them are 0"
          require count(twice) = 0
            because "‘{twice[1]}’ stands twice among the inventors: write one row, with the weights added up"
          require costs >= 0 because "costs are stated without a minus"
          require income >= 0 if not (taken_back is given)
            because "more is taken back than comes in: say whether it comes off later income (taken_back = carried_forward) or the institution bears it (borne), or state income without a minus"
          require costs_before >= 0 and shared_before >= 0
            because "costs of earlier periods, and what was shared before, are stated without a minus"
          require fee >= 0% and fee <= 100% because "the fee is a share, from 0 % to 100 %"
          require coin > 0 because "the smallest coin is above 0, such as EUR 0.01"
          require leavers is given or count(i for i in inventors where i.until is given) = 0
            because "say what happens to the share of inventors who have left: leavers = keep, to_the_others or to_the_institution"

          ## Bands that do not rise
          misplaced = [i for i in 2 .. count(bands) where bands.above[i] <= bands.above[i - 1]]
          ## Bands whose shares miss 100 %
          off = [b for b in bands where abs(in_all(b.inventors, b.departments, b.institution, b.funder) - 100%) > 0.000_001%]
          ## Inventors that stand twice
          twice = [n for n in distinct(inventors.name) where count(i for i in inventors where i.name = n) > 1]
          function least_of(inventors, departments, institution, funder) = min(inventors, departments, institution, funder otherwise 0%)
          function in_all(inventors, departments, institution, funder) = inventors + departments + institution + (funder otherwise 0%)
          ## A part of a total, in whole coins
          function part(total, shares: list, i) = if sum(shares) <= 0 then 0 * total else if residue = largest_remainder
            then allocate(total, shares, coin)[i]
            else round_to(total * (shares[i] / sum(shares)), coin, down)

          ## Whether the period begins a year
          new_year[t] = if t = case.first then yes else year_of(t) != year_of(t.previous)
          ## The year of a period; period 0 of numbered ones counts with the first
          function year_of(t: period) = if case.valuation_date is given then t.year else max(1, t.year)
          ## What was taken back and is not covered by income yet, as an amount below 0
          owed_back[opening] = 0
          owed_back[t]: level of money = if (taken_back otherwise borne) = carried_forward
            then min(0, owed_back[t-1] + income)
            else 0
          ## What came in, in whole coins
          got[t] = round_to(max(0, owed_back[t-1] + income), coin, half_away)
          remark "At the end {0 - owed_back[closing]} that was taken back is not covered by income." if owed_back[closing] < 0
          ## Costs that wait
          waiting[opening] = round_to(costs_before, coin, half_away)
          waiting[t]: level of money = waiting[t-1] + spent - recovered
          ## What was spent, in whole coins
          spent[t]: flow of money = round_to(costs, coin, half_away)
          ## Fee of the office
          office_fee[t]: flow of money = round_to(if fee_of = income then got * fee else max(0, got - waiting[t-1] - spent) * fee, coin, half_away)
          ## Costs that are paid back
          recovered[t]: flow of money = min(waiting[t-1] + spent, if fee_of = income then got - office_fee else got)
          ## What is shared
          net[t] = got - office_fee - recovered
          ## What was shared up to the period, as the bands count it
          shared[opening] = shared_before
          shared[t]: level of money = before + net
          before[t]: level of money = if bands_count = of_year and new_year then 0 else shared[t-1]

          ## What of an amount lies in a band
          function in_band(from, to, i) = max(0 * to, (if i < count(bands) then min(to, bands.above[i + 1]) else to) - max(from, bands.above[i]))
          ## What inventors, departments, the institution and a funder get of it, before it is in coins
          function shares(from, to) = [
            sum(in_band(from, to, i) * bands.inventors[i] for i in 1 .. count(bands)),
            sum(in_band(from, to, i) * bands.departments[i] for i in 1 .. count(bands)),
            sum(in_band(from, to, i) * bands.institution[i] for i in 1 .. count(bands)),
            sum(in_band(from, to, i) * (bands.funder[i] otherwise 0%) for i in 1 .. count(bands))
          ]
          ## What all inventors get
          to_inventors[t] = part(net, shares(before, before + net), 1)
          ## What all departments get
          to_departments[t] = part(net, shares(before, before + net), 2)
          ## What a funder gets
          to_funder[t] = part(net, shares(before, before + net), 4)

          ## Whether an inventor has left before a period
          function has_left(until, t: period) = if until is given and case.valuation_date is given
            then until < t.start
            else no
          ## Weights that share what inventors get
          function weights(t: period) = [if has_left(i.until, t) and (leavers otherwise keep) = to_the_others then 0 else i.weight for i in inventors]
          ## What an inventor gets
          paid[i in inventors, t] = if has_left(i.until, t) and (leavers otherwise keep) = to_the_institution then 0
            else part(to_inventors, weights(t), i.position)
          ## What a department gets
          paid_to[d in inventors.department, t] = part(to_departments, [sum(i.weight for i in inventors where i.department = e) for e in distinct(inventors.department)], sum(j for j in 1 .. count(distinct(inventors.department)) where distinct(inventors.department)[j] = d))
          ## What the institution gets, with what is left over
          to_institution[t] = net - to_funder - sum(paid[i, t] for i in inventors) - sum(paid_to[d, t] for d in distinct(inventors.department))

          ## What each inventor gets in all
          by_inventor[i in inventors] = sum(paid[i])
          ## What each department gets in all
          by_department[d in inventors.department] = sum(paid_to[d])
          ## What was shared out in all
          distributed = sum(office_fee) + sum(recovered) + sum(by_inventor) + sum(by_department) + sum(to_institution) + sum(to_funder)

          show table(got, office_fee, recovered, waiting, net, to_inventors, to_departments, to_institution, to_funder), by_inventor, by_department, distributed
        }

        """##),
    PreludeFile(
      name: "prelude/legal_terms.worth",
      kinds: [],
      functions: ["legal_term", "legal_term_source", "legal_term_counted_from", "legal_term_filings_from", "design_filings_from", "utility_model_filings_from", "lasts_through_anniversary", "legal_term_as_of", "years_of_term", "beginning_of_term", "source_of_term", "legal_fact", "software_terms", "utility_model_terms", "design_terms", "copyright_terms", "database_terms", "has_longer_plant_term", "plant_variety_terms", "plant_variety_tree_terms", "trade_mark_terms", "patent_terms"],
      text: ##"""
        ## What the law of a country says about how long a right lasts, as the duration of a full term.
        ##
        ## Facts as of the day that `legal_term_as_of` gives, each with its source in `legal_term_source`; a
        ## case can always state its own term instead. From when the term counts, `legal_term_counted_from`
        ## says. Rights: patent, utility_model, design, trade_mark, copyright, software, database,
        ## plant_variety, and plant_variety_tree for the longer term of trees, vines and the plants that the
        ## law puts beside them, see `has_longer_plant_term`.
        ## Source: the laws that `legal_term_source` names; least terms in the TRIPS Agreement, articles 12,
        ## 18, 26.3 and 33, and the UPOV Convention, Act of 1991, article 19
        ## Errors: E0608 without a jurisdiction, for one whose term is not known here, and for one that has
        ## no such right
        ## Example: expect legal_term(utility_model, "DE") = 10 years
        ## Example: expect legal_term(utility_model, "BR") = 15 years
        ## Example: expect legal_term(plant_variety_tree, "EU") = 30 years
        ## Example: expect legal_term(software, "CH") = 50 years
        function legal_term(right: patent | utility_model | design | trade_mark | copyright | software | database | plant_variety | plant_variety_tree, jurisdiction: text) {
          years = legal_fact(right, jurisdiction, years_of_term)
          require jurisdiction != ""
            because "this term differs between countries: give a jurisdiction, or the term itself with its source"
          require years != 0
            because "the term of this right in this jurisdiction is not known here: look it up, and write the term with its source"
          require years > 0 because "this jurisdiction has no such right"
          years * 1 year
        }

        ## Where the term of `legal_term` is from, as a text: a law and its article.
        ##
        ## Example: expect legal_term_source(design, "US") = "35 U.S.C. 173, filed from 13 May 2015"
        function legal_term_source(right: patent | utility_model | design | trade_mark | copyright | software | database | plant_variety | plant_variety_tree, jurisdiction: text) =
          legal_fact(right, jurisdiction, source_of_term)

        ## From when the term of `legal_term` counts, as a text: "filing", "grant", "registration", or the
        ## beginning of the year after something, such as "year after grant".
        ##
        ## Example: expect legal_term_counted_from(design, "US") = "grant"
        ## Example: expect legal_term_counted_from(plant_variety, "EU") = "year after grant"
        function legal_term_counted_from(right: patent | utility_model | design | trade_mark | copyright | software | database | plant_variety | plant_variety_tree, jurisdiction: text) =
          legal_fact(right, jurisdiction, beginning_of_term)

        ## The first day of filing for which the term of `legal_term` holds; of older applications it may be
        ## another. For German trade marks it is a day of registration.
        ##
        ## Source: the changes of law that `legal_term_source` names; for Korea the Act in force from 1 July
        ## 2014
        ## Example: expect legal_term_filings_from(trade_mark, "DE") = 2019-01-14
        ## Example: expect legal_term_filings_from(design, "CN") = 2021-06-01
        ## Example: expect legal_term_filings_from(design, "CH") = 0001-01-01
        function legal_term_filings_from(right: patent | utility_model | design | trade_mark | copyright | software | database | plant_variety | plant_variety_tree, jurisdiction: text) =
          if right = design
          then design_filings_from(jurisdiction)
          else if right = utility_model then utility_model_filings_from(jurisdiction)
          else if right = trade_mark and jurisdiction = "DE" then 2019-01-14
          else 0001-01-01

        ## The first day of filing for which the terms of designs above hold.
        ##
        ## Example: expect design_filings_from("US") = 2015-05-13
        function design_filings_from(jurisdiction: text) = if jurisdiction = "CN" then 2021-06-01
          else if jurisdiction = "JP" then 2020-04-01
          else if jurisdiction = "KG" then 2023-04-07
          else if jurisdiction = "KR" then 2014-07-01
          else if jurisdiction = "US" then 2015-05-13
          else 0001-01-01

        ## The first day of filing for which the terms of utility models above hold.
        ##
        ## Example: expect utility_model_filings_from("FR") = 2014-01-11
        function utility_model_filings_from(jurisdiction: text) = if jurisdiction = "FR" then 2014-01-11
          else if jurisdiction = "KG" then 2023-04-07
          else if jurisdiction = "RU" then 2015-01-01
          else 0001-01-01

        ## Whether a right still lasts on the day so many years after it was filed, because its term begins on
        ## the day after the filing or includes that day; elsewhere that day is the first one without.
        ##
        ## Source: Germany, Patent Act, section 16; Korea, Utility Model Act, article 22, whose words for
        ## patents and designs are known to be alike; European Patent Convention and the laws of Japan, Russia
        ## and the United States as offices count. What a register says goes before
        ## Example: expect lasts_through_anniversary(patent, "DE")
        ## Example: expect not lasts_through_anniversary(patent, "GB")
        function lasts_through_anniversary(right: patent | utility_model | design | trade_mark | copyright | software | database | plant_variety | plant_variety_tree, jurisdiction: text) =
          if jurisdiction = "KR" then right = patent or right = utility_model or right = design
          else right = patent and (jurisdiction = "DE" or jurisdiction = "EP" or jurisdiction = "JP"
            or jurisdiction = "RU" or jurisdiction = "US")

        ## The day as of which the terms of `legal_term` are meant. Laws change: read the law that
        ## `legal_term_source` names before anything hangs on a term.
        ##
        ## Example: expect legal_term_as_of() = 2026-11-01
        function legal_term_as_of() = 2026-11-01

        ## The years of a row of the tables of terms.
        ##
        ## Example: expect years_of_term(10, "filing", "a law") = 10
        function years_of_term(years, counted_from, source) = years

        ## The words of a row for the day from which the term counts.
        ##
        ## Example: expect beginning_of_term(10, "filing", "a law") = "filing"
        function beginning_of_term(years, counted_from, source) = counted_from

        ## The law of a row.
        ##
        ## Example: expect source_of_term(10, "filing", "a law") = "a law"
        function source_of_term(years, counted_from, source) = source

        ## What the tables below say of a right in a jurisdiction; `tell` picks from the row: its years,
        ## beginning or source.
        ##
        ## 0 years stand for what is not known here, -1 for a country without such a right.
        ## Example: expect legal_fact(utility_model, "US", years_of_term) = -1
        function legal_fact(right: patent | utility_model | design | trade_mark | copyright | software | database | plant_variety | plant_variety_tree, jurisdiction: text, tell: function) =
          if right = patent then patent_terms(jurisdiction, tell)
          else if right = utility_model then utility_model_terms(jurisdiction, tell)
          else if right = design then design_terms(jurisdiction, tell)
          else if right = trade_mark then trade_mark_terms(jurisdiction, tell)
          else if right = copyright then copyright_terms(jurisdiction, tell)
          else if right = software then software_terms(jurisdiction, tell)
          else if right = database then database_terms(jurisdiction, tell)
          else if right = plant_variety then plant_variety_terms(jurisdiction, tell)
          else plant_variety_tree_terms(jurisdiction, tell)

        ## Terms of computer programs; as of other works, but for the countries that say otherwise.
        ##
        ## Source: TRIPS Agreement, article 10.1
        ## Example: expect software_terms("BR", years_of_term) = 50
        function software_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR" then tell(50, "year after publication", "Law 9.609 of 1998, article 2")
          else if jurisdiction = "CH" then tell(50, "year after death", "Copyright Act, article 29")
          else copyright_terms(jurisdiction, tell)

        ## Terms of utility models, a row for each country.
        ##
        ## Source: in each row
        ## Example: expect utility_model_terms("KG", years_of_term) = 10
        function utility_model_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR" then tell(15, "filing", "Law 9.279 of 1996, article 40")
          else if jurisdiction = "CN" then tell(10, "filing", "Patent Law, article 42")
          else if jurisdiction = "DE"
            then tell(10, "month of filing",
              "Utility Model Act, section 23(1), from the end of the month of filing")
          else if jurisdiction = "FR"
            then tell(10, "filing",
              "Intellectual Property Code, article L611-2; Law 2019-486, article 118, and Decree 2020-15, filed from 11 January 2014")
          else if jurisdiction = "JP" then tell(10, "filing", "Utility Model Act, article 15")
          else if jurisdiction = "KG"
            then tell(10, "filing", "Patent Law of 23 March 2023, No. 69, in force from 7 April 2023")
          else if jurisdiction = "KR" then tell(10, "filing", "Utility Model Act, article 22")
          else if jurisdiction = "KZ"
            then tell(8, "filing",
              "Patent Law of 16 July 1999, 5 years and, on request, 3 more, which are counted here")
          else if jurisdiction = "RU"
            then tell(10, "filing", "Civil Code, article 1363, filed from 1 January 2015")
          else if jurisdiction = "CH" then tell(-1, "", "the Patents Act knows no utility models")
          else if jurisdiction = "GB" then tell(-1, "", "the Patents Act 1977 knows no utility models")
          else if jurisdiction = "IN" then tell(-1, "", "the Patents Act 1970 knows no utility models")
          else if jurisdiction = "US" then tell(-1, "", "35 U.S.C. knows no utility models")
          else if jurisdiction = "EU" then tell(-1, "", "there are no utility models of the Union")
          else tell(0, "", "")

        ## Terms of registered designs, if all renewal fees are paid, a row for each country.
        ##
        ## Source: in each row
        ## Example: expect design_terms("US", years_of_term) = 15
        function design_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR" then tell(25, "filing", "Law 9.279 of 1996, article 108")
          else if jurisdiction = "CH" then tell(25, "filing", "Designs Act, article 5")
          else if jurisdiction = "CN"
            then tell(15, "filing", "Patent Law, article 42, filed from 1 June 2021")
          else if jurisdiction = "DE" then tell(25, "filing", "Design Act, section 27")
          else if jurisdiction = "EU"
            then tell(25, "filing",
              "Regulation (EC) No 6/2002, article 12, as amended by Regulation (EU) 2024/2822 from 1 May 2025")
          else if jurisdiction = "FR" then tell(25, "filing", "Intellectual Property Code, article L513-1")
          else if jurisdiction = "GB" then tell(25, "filing", "Registered Designs Act 1949, section 8")
          else if jurisdiction = "IN"
            then tell(15, "filing",
              "Designs Act 2000, section 11; with a foreign priority from its date, section 44")
          else if jurisdiction = "JP"
            then tell(25, "filing", "Design Act, article 21, filed from 1 April 2020")
          else if jurisdiction = "KG"
            then tell(25, "filing", "Patent Law of 23 March 2023, No. 69, in force from 7 April 2023")
          else if jurisdiction = "KR" then tell(20, "filing", "Design Protection Act, article 91")
          else if jurisdiction = "RU" then tell(25, "filing", "Civil Code, article 1363")
          else if jurisdiction = "US" then tell(15, "grant", "35 U.S.C. 173, filed from 13 May 2015")
          else tell(0, "", "")

        ## Terms of works of authors, after the death of the last, a row for each country.
        ##
        ## Source: in each row
        ## Example: expect copyright_terms("IN", years_of_term) = 60
        function copyright_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR" then tell(70, "year after death", "Law 9.610 of 1998, article 41")
          else if jurisdiction = "CH" then tell(70, "year after death", "Copyright Act, article 29")
          else if jurisdiction = "CN" then tell(50, "year after death", "Copyright Law, article 23")
          else if jurisdiction = "DE" then tell(70, "year after death", "Copyright Act, section 64")
          else if jurisdiction = "EU" then tell(70, "year after death", "Directive 2006/116/EC, article 1")
          else if jurisdiction = "FR"
            then tell(70, "year after death", "Intellectual Property Code, article L123-1")
          else if jurisdiction = "GB"
            then tell(70, "year after death", "Copyright, Designs and Patents Act 1988, section 12")
          else if jurisdiction = "IN" then tell(60, "year after death", "Copyright Act 1957, section 22")
          else if jurisdiction = "JP"
            then tell(70, "year after death", "Copyright Act, article 51, from 30 December 2018")
          else if jurisdiction = "KR" then tell(70, "year after death", "Copyright Act, article 39")
          else if jurisdiction = "KZ"
            then tell(70, "year after death", "Law No. 6-I of 1996 on copyright, as amended to 2015")
          else if jurisdiction = "RU" then tell(70, "year after death", "Civil Code, article 1281")
          else if jurisdiction = "US"
            then tell(70, "year after death",
              "17 U.S.C. 302(a), 305; not for works made for hire, 302(c), whose term is to be stated")
          else tell(0, "", "")

        ## Terms of the right of the maker of a database, a row for each country. A database that is made
        ## public within the term has as long again from the year after that.
        ##
        ## Source: in each row
        ## Example: expect database_terms("EU", years_of_term) = 15
        function database_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "DE" then tell(15, "year after completion", "Copyright Act, section 87d")
          else if jurisdiction = "EU"
            then tell(15, "year after completion", "Directive 96/9/EC, article 10")
          else if jurisdiction = "FR"
            then tell(15, "year after completion", "Intellectual Property Code, article L342-5")
          else if jurisdiction = "GB"
            then tell(15, "year after completion",
              "Copyright and Rights in Databases Regulations 1997, regulation 17")
          else if jurisdiction = "RU" then tell(15, "year after completion", "Civil Code, article 1335")
          else if jurisdiction = "CH" then tell(-1, "", "the law knows no right of the maker of a database")
          else if jurisdiction = "US" then tell(-1, "", "the law knows no right of the maker of a database")
          else tell(0, "", "")

        ## Whether a plant variety has the longer term of its jurisdiction. Trees and vines have it
        ## everywhere; some laws name further plants, and that of Korea leaves out ornamental trees.
        ##
        ## `tree` is a fruit or forest tree. A law that names no further plants here may still do so: what it
        ## says goes before.
        ## Source: Germany, Plant Variety Protection Act, section 13; United Kingdom, Plant Varieties Act
        ## 1997, section 11(1)(a); France, Intellectual Property Code, article L623-13; European Union,
        ## Regulations (EC) No 2470/96 and (EU) 2021/1873; Korea, Act on the Protection of New Varieties of
        ## Plants, article 55
        ## Example: expect has_longer_plant_term(potato, "GB")
        ## Example: expect not has_longer_plant_term(hop, "GB")
        ## Example: expect not has_longer_plant_term(ornamental_tree, "KR")
        function has_longer_plant_term(plant: tree | ornamental_tree | vine | potato | hop | asparagus | flower_bulb | woody_small_fruit | woody_ornamental | perennial_fodder | inbred_line | other, jurisdiction: text) =
          if plant = tree or plant = vine then yes
          else if plant = ornamental_tree then jurisdiction != "KR"
          else if jurisdiction = "DE" then plant = potato or plant = hop
          else if jurisdiction = "GB" then plant = potato
          else if jurisdiction = "FR"
            then plant = potato or plant = perennial_fodder or plant = inbred_line
          else if jurisdiction = "EU"
            then plant = potato or plant = asparagus or plant = flower_bulb or plant = woody_small_fruit
              or plant = woody_ornamental
          else no

        ## Terms of plant varieties that have no longer one, a row for each country.
        ##
        ## Source: in each row
        ## Example: expect plant_variety_terms("US", years_of_term) = 20
        function plant_variety_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR"
            then tell(15, "grant", "Law 9.456 of 1997, article 11, from the provisional certificate")
          else if jurisdiction = "DE"
            then tell(25, "year after grant", "Plant Variety Protection Act, section 13")
          else if jurisdiction = "EU"
            then tell(25, "year after grant", "Regulation (EC) No 2100/94, article 19")
          else if jurisdiction = "FR" then tell(25, "grant", "Intellectual Property Code, article L623-13")
          else if jurisdiction = "GB" then tell(25, "grant", "Plant Varieties Act 1997, section 11")
          else if jurisdiction = "IN"
            then tell(15, "grant", "Protection of Plant Varieties and Farmers' Rights Act 2001, section 24")
          else if jurisdiction = "JP"
            then tell(25, "grant", "Plant Variety Protection and Seed Act, article 19")
          else if jurisdiction = "KR"
            then tell(20, "grant", "Act on the Protection of New Varieties of Plants, article 55")
          else if jurisdiction = "RU" then tell(30, "grant", "Civil Code, article 1424")
          else if jurisdiction = "US" then tell(20, "grant", "7 U.S.C. 2483")
          else tell(0, "", "")

        ## Terms of plant varieties of trees, vines and the plants that the law puts beside them, a row for
        ## each country.
        ##
        ## Source: in each row
        ## Example: expect plant_variety_tree_terms("US", years_of_term) = 25
        function plant_variety_tree_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR"
            then tell(18, "grant", "Law 9.456 of 1997, article 11, from the provisional certificate")
          else if jurisdiction = "DE"
            then tell(30, "year after grant",
              "Plant Variety Protection Act, section 13: trees, vines, potatoes, hops")
          else if jurisdiction = "EU"
            then tell(30, "year after grant",
              "Regulation (EC) No 2100/94, article 19, with Regulations (EC) No 2470/96 and (EU) 2021/1873: trees, vines, potatoes, asparagus, flower bulbs, woody small fruits, woody ornamentals")
          else if jurisdiction = "FR"
            then tell(30, "grant",
              "Intellectual Property Code, article L623-13: trees, vines, potatoes, perennial fodder plants, inbred lines for hybrids")
          else if jurisdiction = "GB"
            then tell(30, "grant", "Plant Varieties Act 1997, section 11(1)(a): trees, vines, potatoes")
          else if jurisdiction = "IN"
            then tell(18, "grant", "Protection of Plant Varieties and Farmers' Rights Act 2001, section 24")
          else if jurisdiction = "JP"
            then tell(30, "grant", "Plant Variety Protection and Seed Act, article 19")
          else if jurisdiction = "KR"
            then tell(25, "grant",
              "Act on the Protection of New Varieties of Plants, article 55: fruit and forest trees")
          else if jurisdiction = "RU" then tell(35, "grant", "Civil Code, article 1424")
          else if jurisdiction = "US" then tell(25, "grant", "7 U.S.C. 2483")
          else tell(0, "", "")

        ## Terms of one registration of a trade mark, renewable without end, a row for each country.
        ##
        ## Source: in each row
        ## Example: expect trade_mark_terms("WIPO", years_of_term) = 10
        function trade_mark_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "AM" then tell(10, "filing", "Law on Trademarks of 29 April 2010")
          else if jurisdiction = "BR" then tell(10, "registration", "Law 9.279 of 1996, article 133")
          else if jurisdiction = "CH" then tell(10, "filing", "Trade Mark Protection Act, article 10")
          else if jurisdiction = "CN" then tell(10, "registration", "Trademark Law, article 39")
          else if jurisdiction = "DE"
            then tell(10, "filing",
              "Trade Mark Act, sections 47 and 159(1), registered from 14 January 2019; older ones end with the month of filing")
          else if jurisdiction = "EU" then tell(10, "filing", "Regulation (EU) 2017/1001, article 52")
          else if jurisdiction = "FR" then tell(10, "filing", "Intellectual Property Code, article L712-1")
          else if jurisdiction = "GB" then tell(10, "filing", "Trade Marks Act 1994, section 42")
          else if jurisdiction = "GE" then tell(10, "registration", "Law on Trademarks")
          else if jurisdiction = "IN" then tell(10, "filing", "Trade Marks Act 1999, section 25")
          else if jurisdiction = "JP" then tell(10, "registration", "Trademark Act, article 19")
          else if jurisdiction = "KR" then tell(10, "registration", "Trademark Act, article 83")
          else if jurisdiction = "RU" then tell(10, "filing", "Civil Code, article 1491")
          else if jurisdiction = "US" then tell(10, "registration", "15 U.S.C. 1058, 1059")
          else if jurisdiction = "WIPO" then tell(10, "registration", "Madrid Protocol, article 6")
          else tell(0, "", "")

        ## Terms of patents, a row for each country.
        ##
        ## Source: in each row
        ## Example: expect patent_terms("EP", years_of_term) = 20
        function patent_terms(jurisdiction: text, tell: function) =
          if jurisdiction = "BR" then tell(20, "filing", "Law 9.279 of 1996, article 40")
          else if jurisdiction = "CH" then tell(20, "filing", "Patents Act, article 14")
          else if jurisdiction = "CN" then tell(20, "filing", "Patent Law, article 42")
          else if jurisdiction = "DE" then tell(20, "filing", "Patent Act, section 16")
          else if jurisdiction = "EP" then tell(20, "filing", "European Patent Convention, article 63")
          else if jurisdiction = "FR" then tell(20, "filing", "Intellectual Property Code, article L611-2")
          else if jurisdiction = "GB" then tell(20, "filing", "Patents Act 1977, section 25")
          else if jurisdiction = "IN" then tell(20, "filing", "Patents Act 1970, section 53")
          else if jurisdiction = "JP" then tell(20, "filing", "Patent Act, article 67")
          else if jurisdiction = "KG"
            then tell(20, "filing", "Patent Law of 23 March 2023, No. 69, in force from 7 April 2023")
          else if jurisdiction = "KR" then tell(20, "filing", "Patent Act, article 88")
          else if jurisdiction = "KZ" then tell(20, "filing", "Patent Law of 16 July 1999")
          else if jurisdiction = "RU" then tell(20, "filing", "Civil Code, article 1363")
          else if jurisdiction = "US" then tell(20, "filing", "35 U.S.C. 154")
          else if jurisdiction = "UZ"
            then tell(20, "filing", "Law on inventions, utility models and industrial designs")
          else tell(0, "", "")

        """##),
    PreludeFile(
      name: "prelude/licence.worth",
      kinds: ["licence"],
      functions: [],
      text: ##"""
        ## A licence: what is due for which sales, period by period and clause by clause. A clause that
        ## is left out is not agreed.
        ##
        ## Clauses apply in this order: deductions and the share of a combination product give net sales;
        ## royalty on sales, at no higher rates than those of other licensees, and for units; step-downs and
        ## expiry; what third parties get; the cap; the least share of sales; the upfront that is credited;
        ## the least amount of the floor; the minimum; and beside them milestones, fees, shares of
        ## sublicences and costs paid back; late interest; tax withheld. Where licences differ,
        ## `offset_applies`, `cap_applies`, `cap_and_floor`, `floor_and_minimum` and `minimum_met_by` say it.
        ##
        ## Whatever clause is named, a period brings what the year so far owes less what it owed before, so
        ## that a year brings the same by month, by quarter and at once; only what a clause works out by the
        ## period stands by itself, and a milestone on sales, which is due once they are reached, even where
        ## returns come later. A year is one of the calendar; where periods are numbered, the first
        ## twelve months, counted from 1, are a year, and period 0, which is now, counts with the first.
        ## Sales, units and what third parties get are those of whole
        ## periods: of one of which the licence covers a part, that part counts, by the day. Fees, incomes
        ## of sublicences and costs paid back are stated as they fall due: they count whole in each period
        ## in which the licence runs, on however few days.
        kind licence: licence_royalties {
          ## What has counted for the cap before the year: running royalties, what floors added, and what
          ## minimums added where the cap holds for both
          cap_before[opening] = 0
          cap_before[t]: level of money = if cap is given then if cap.counts = of_life
              then if new_year then cap_used[t-1] else cap_before[t-1]
              else 0
            else 0
          ## What has counted for it so far
          cap_used[opening] = 0
          cap_used[t]: level of money = if cap is given
            then (if cap.counts = of_year and new_year then 0 else cap_used[t-1]) + earned + trued_up
              + (if minimum_under_cap then shortfall - shortfall_credited else 0)
            else 0
          ## What the cap allows for the year
          cap_room[t]: level of money = if cap is given then max(0, cap.amount - cap_before) else 0
          ## Sales of the period of which a least share is due, by the day
          counted_for_least[t]: flow of money = if floor is given
            then if floor.rate is given then with_least(t) else 0
            else 0
          function with_least(t: period) = if case.valuation_date is given
              and (step_downs is given or asset is given)
            then if turns_in(first_day(t), after_last_day(t)) > 0 then with_least_by_stretches(t)
              else counted_sales[t] * share_with_least(first_day(t), after_last_day(t))
            else counted_sales[t]
          function with_least_by_stretches(t: period) {
            days = stretches(t)
            sum((counted_up_to(days[i + 1], t) - counted_up_to(days[i], t))
                * share_with_least(days[i], days[i + 1])
              for i in 1 .. count(days) - 1)
          }
          ## Share of the days from one to another, the second not counted, on which a least share of sales
          ## is due: not once a step-down has left nothing, and not while the right is not in force where
          ## nothing is due at least then
          function share_with_least(first, second) = if second <= first then 0
            else days_with_least(first, if step_downs is given
              then day_within(step_downs.free_from, first, second)
              else second) / (second - first)
          function days_with_least(first, second) = if asset is given
            then if (minimum_after_expiry otherwise due) = not_due
              then asset.days_in_force(first, second)
              else second - first
            else second - first
          ## Those of the year so far
          sales_for_least[opening] = 0
          sales_for_least[t]: level of money = (if new_year then 0 else sales_for_least[t-1])
            + counted_for_least
          ## The least share of the sales of the year so far
          least_of_sales[t]: level of money = if floor is given
            then if floor.rate is given then max(0, sales_for_least) * floor.rate else reduced
            else reduced
          ## Running royalties of the year so far, between cap and least share
          royalty_of_year[opening] = 0
          royalty_of_year[t]: level of money = if cap is given
            then if floor is given then if floor.rate is given
              then if cap_comes_first
                then min(max(reduced, least_of_sales), cap_room)
                else max(min(reduced, cap_room), least_of_sales)
              else min(reduced, cap_room)
              else min(reduced, cap_room)
            else max(reduced, least_of_sales)
          ## Running royalty of the period
          earned[t]: flow of money = royalty_of_year - (if new_year then 0 else royalty_of_year[t-1])
          ## Running royalties of the licence so far
          royalty_of_life[opening] = 0
          royalty_of_life[t]: level of money = royalty_of_life[t-1] + earned

          ## What was left of the upfront to be credited when the year began
          credit_before[opening] = 0
          credit_before[t]: level of money = if credit is given
            then if new_year then credit_left[t-1] else credit_before[t-1]
            else 0
          ## What is left of the upfront to be credited
          credit_left[opening] = if credit is given then upfront * credit.share else 0
          credit_left[t]: level of money = credit_before - credited_of_year
          ## Upfront that is credited in the year so far
          credited_of_year[opening] = 0
          credited_of_year[t]: level of money = if credit is given
            then max(0, min(credit_before, royalty_of_year * credit.limit))
            else 0
          ## Upfront that is credited
          credited[t]: flow of money = credited_of_year - (if new_year then 0 else credited_of_year[t-1])

          ## Share of a period in which a minimum is due: the licence runs, without a sell-off, and so does
          ## the right where nothing is due after it
          with_minimum[t] = if asset is given
            then if (minimum_after_expiry otherwise due) = not_due then days_with_minimum(t) else in_force
            else in_force
          function days_with_minimum(t: period) = if asset is given and case.valuation_date is given
            then asset.days_in_force(if grant is given then grant.first_in(t) else t.start,
              if grant is given then grant.after_run_in(t) else t.end + 1 day) / (t.end + 1 day - t.start)
            else 1
          ## Share of the year so far for which a minimum is due
          year_share[opening] = 0
          year_share[t]: level of number = (if new_year then 0 else year_share[t-1])
            + with_minimum * years_of(t)
          function years_of(t: period) = if case.valuation_date is given
            then (t.end + 1 day - t.start)
              / (next_new_year(t.start) - add_months(next_new_year(t.start), -12 months))
            else if elapsed(t, end) <= 0 then 0
            else (elapsed(t.next, end) - elapsed(t, end)) in years
          ## Share of the year so far in which the licence runs, whether or not the right is in force
          run_share[opening] = 0
          run_share[t]: level of number = (if new_year then 0 else run_share[t-1]) + in_force * years_of(t)
          ## Least royalty of a year that ends
          minimum_due[t]: flow of money = if minimum is given
            then if year_ends and year_share > 0
              then minimum.amount * (if minimum.part_year = prorated then min(1, year_share) else 1)
              else 0
            else 0
          ## Whether the licence, with a sell-off, has ended in the year so far; where no end is stated, it
          ## ends with the timeline
          ended[opening] = no
          ended[t] = if floor is given
            then if new_year then licence_ends(t) else ended[t-1] or licence_ends(t)
            else no
          function licence_ends(t: period) = in_term[t] > 0
            and (if grant is given then if t = case.last then grant.is_over(t) else grant.share_in(t.next) = 0
              else t = case.last)
          ## Whether the amount of the floor falls due: where a year, or the licence, has ended
          floor_falls_due[t] = if floor is given
            then if floor.amount is given and year_ends
              then if (floor.counts otherwise of_year) = of_year then year_share > 0 else ended
              else no
            else no
          ## Amount of a floor of each year: where nothing is due at least while the right is not in force,
          ## the share that it is in force of the time in which the licence runs; whole where the minimum of
          ## part of a year is
          floor_of_year[t]: level of money = if floor is given
            then if floor.amount is given
              then floor.amount * (if floor_by_days and run_share > 0
                then min(1, year_share / run_share)
                else 1)
              else 0
            else 0
          ## Whether the amount of a floor of each year counts the days on which the right is in force
          floor_by_days = (minimum_after_expiry otherwise due) = not_due
            and (if minimum is given then minimum.part_year = prorated else yes)
          ## What royalties lack of the amount of the floor; below 0 where they are above it
          lacking[t]: flow of money = if floor is given
            then if floor_falls_due and floor.amount is given
              then if (floor.counts otherwise of_year) = of_year
                then floor_of_year - royalty_of_year
                else floor.amount - royalty_of_life
              else 0
            else 0
          ## What the floor adds where it is worked out before the minimum
          trued_first[t]: flow of money = if floor is given
            then if (floor_and_minimum otherwise floor_first) = floor_first
              then if cap is given and cap_comes_first
                then max(0, min(lacking, cap_room - royalty_of_year))
                else max(0, lacking)
              else 0
            else 0
          ## What a minimum is set against: royalties of the year, and what a floor that comes first adds
          set_against[t]: level of money = (if leaves_out_sell_off then earned_in_run else royalty_of_year) + trued_first
            - (if (minimum_met_by otherwise earned) = paid then credited_of_year else 0)
          ## Whether royalties on sales of a sell-off do not count for it
          leaves_out_sell_off = if minimum is given
            then (minimum.sell_off_sales otherwise count) = do_not_count
            else no
          ## Royalties of the year so far without those on sales of a sell-off, by the day
          earned_in_run[opening] = 0
          earned_in_run[t]: level of money = if leaves_out_sell_off
            then (if new_year then 0 else earned_in_run[t-1])
              + (if in_term > 0 then earned * in_force / in_term else earned)
            else 0
          ## What the minimum adds, before the cap
          short[t]: flow of money = if minimum is given and year_ends
            then if minimum.credit is {
              none              -> minimum_due
              same_year         -> max(0, minimum_due - set_against)
              shortfall_carried -> max(0, minimum_due - set_against)
              excess_carried    -> max(0, minimum_due - set_against - bank[t-1])
            }
            else 0
          ## What the minimum adds
          shortfall[t]: flow of money = if cap is given
            then if minimum_under_cap
              then max(0, min(short, cap_room - royalty_of_year - trued_first))
              else short
            else short
          ## What was paid short before and is credited now
          shortfall_credited[t]: flow of money = if minimum is given
            then if minimum.credit = shortfall_carried and year_ends
              then min(bank[t-1], max(0, set_against - minimum_due))
              else 0
            else 0
          ## What is carried forward: paid short, or in excess of minimums
          bank[opening] = 0
          bank[t]: level of money = if minimum is given
            then if not year_ends then bank[t-1] else if minimum.credit is {
              shortfall_carried -> bank[t-1] + shortfall - shortfall_credited
              excess_carried    -> max(0, bank[t-1] + set_against - minimum_due)
              none or same_year -> 0
            }
            else 0

          ## What minimums added so far, less what was credited of it
          added_by_minimums[opening] = 0
          added_by_minimums[t]: level of money = if floor is given
            then added_by_minimums[t-1] + shortfall - shortfall_credited
            else 0
          ## What the floor adds where it is worked out after the minimum
          trued_last[t]: flow of money = if floor is given
            then if (floor_and_minimum otherwise floor_first) = minimum_first and floor_falls_due
              then if cap is given and cap_comes_first
                then max(0, min(lacking_after_minimum, cap_room - royalty_of_year
                  - (if minimum_under_cap then shortfall - shortfall_credited else 0)))
                else max(0, lacking_after_minimum)
              else 0
            else 0
          ## What is lacking after what the minimum added, less what was credited of earlier ones: that
          ## lowers what is paid, so that the floor makes up for it
          lacking_after_minimum[t]: flow of money = if floor is given
            then if floor.counts is given
              then if floor.counts = of_year
                then lacking - (shortfall - shortfall_credited)
                else lacking - added_by_minimums
              else 0
            else 0
          ## What the floor adds where a year or the licence ends short of it
          trued_up[t]: flow of money = trued_first + trued_last

          ## The most that the sales of a year came to so far
          best_year[opening] = 0
          best_year[t]: level of money = max(best_year[t-1], sales_of_year)
          ## The most that the sales of the licence came to so far
          best_life[opening] = 0
          best_life[t]: level of money = max(best_life[t-1], sales_of_life)
          ## Milestones
          milestone[t]: flow of money = if milestones is given
            then sum(m.pay * (m.probability otherwise 100%)
                * happens(m.on, m.sales_reach, m.sales_of, t) for m in milestones)
            else 0
          function happens(on, reach, of, t: period) = if on is given
            then if falls_in(on, t) and not too_late(on) then 1 else 0
            else if reach is given then if (of otherwise life) = life
              then passes(reach, best_life[t-1], best_life[t])
              else passes(reach, best_year[t-1], best_year[t])
            else 0
          function falls_in(day, t: period) = if case.valuation_date is given
            then day >= t.start and day <= t.end
            else no
          ## Whether a day comes after the licence was terminated
          function too_late(day) = if grant is given
            then if grant.terminated is given then day > grant.terminated else no
            else no
          function passes(goal, before, now) = if before < goal and now >= goal then 1 else 0

          ## Fee that keeps the licence
          fee[t]: flow of money = if in_force > 0 then maintenance otherwise 0 else 0
          ## Share of what sublicensees pay
          from_sublicences[t]: flow of money = if sublicences is given
            then if in_force > 0 then sublicences.handed_on else 0
            else 0
          ## Costs of patents paid back
          paid_back[t]: flow of money = if patent_costs is given
            then if in_force > 0 then patent_costs.spent * patent_costs.share else 0
            else 0
          ## Interest on what is paid late
          late_interest[t]: flow of money = if payment is given
            then payment.late_interest(due_in_time, t)
            else 0
          ## What is due for the period
          due_in_time[t]: flow of money = earned - credited + trued_up + shortfall - shortfall_credited
            + milestone + fee + from_sublicences + paid_back
          ## What is due for the period, with interest. What is due on signing stands apart, in `due_on_signing` and
          ## in the total
          due[t]: flow of money = due_in_time + late_interest
          ## What is due, grossed up where the licensee bears the tax
          charged[t]: flow of money = if withholding is given then withholding.charged(due) else due
          ## Tax that the licensee keeps back
          withheld[t]: flow of money = if withholding is given then charged * withholding.applied else 0
          ## What the licensor receives, without what is due on signing
          received[t] = charged - withheld

          ## The same with what it receives on signing, which counts in the first period
          received_in_all[t]: flow of money = received + (if t = case.first then received_on_signing else 0)

          ## Share of what a period brings evenly that comes after the valuation date
          after_valuation[t] = if elapsed(t, start) < 0 then 0
            else if elapsed(t, start) > 0 then 1 else part_after_valuation(t)
          function part_after_valuation(t: period) = if grant is given
            then if case.valuation_date is given
              then if in_term[t] > 0 and in_term[t] < 1
                then (grant.after_last_in(t) - day_within(month_turned(case.valuation_date), grant.first_in(t), grant.after_last_in(t)))
                  / (grant.after_last_in(t) - grant.first_in(t))
                else share_left(t)
              else 1
            else share_left(t)
          ## Milestones that come after the valuation date: on their day, or at the end of the period in
          ## which sales reach an amount
          milestone_after[t]: flow of money = if elapsed(t, start) > 0 then milestone
            else if milestones is given
            then sum(m.pay * (m.probability otherwise 100%)
                * happens(m.on, m.sales_reach, m.sales_of, t) * comes_after(m.on, t) for m in milestones)
            else 0
          function comes_after(on, t: period) = if elapsed(t, start) < 0 then 0
            else if on is given then if case.valuation_date is given
              then if on >= case.valuation_date then 1 else 0
              else 1
            else 1
          ## Whether the end of a period comes after the valuation date
          function ends_after(t: period) = if elapsed(t, start) < 0 then 0 else 1
          ## What of it is due after the valuation date: what comes evenly in part, what floors and
          ## minimums add at the end of a year whole
          due_in_time_after[t]: flow of money =
            (earned - credited + fee + from_sublicences + paid_back) * after_valuation
            + (trued_up + shortfall - shortfall_credited) * ends_after(t) + milestone_after
          ## The same with interest on what is paid late
          due_after[t]: flow of money = due_in_time_after
            + (if payment is given then payment.late_interest(due_in_time_after, t) else 0)
          ## The same grossed up where the licensee bears the tax
          charged_after[t]: flow of money = if withholding is given
            then withholding.charged(due_after)
            else due_after
          ## Tax that the licensee keeps back of it
          withheld_after[t]: flow of money = if withholding is given
            then charged_after * withholding.applied
            else 0

          ## Due on signing, in money
          due_on_signing: money = upfront otherwise 0
          ## The same, grossed up where the licensee bears the tax
          charged_on_signing = if withholding is given
            then withholding.charged(due_on_signing)
            else due_on_signing
          ## Tax kept back of it
          withheld_on_signing = if withholding is given
            then charged_on_signing * withholding.applied
            else 0 * due_on_signing
          ## What the licensor receives on signing, in money
          received_on_signing = charged_on_signing - withheld_on_signing
          ## Value of the shares that are given on signing
          shares_on_signing = if equity is given then equity.value else 0 * due_on_signing
          ## What third parties get
          third_party[t]: flow of money = if offset is given then offset.paid * in_term else 0
          ## What sublicensees pay
          sublicence_income[t]: flow of money = if sublicences is given
            then if in_force > 0 then sublicences.received else 0
            else 0
          ## What the licensor spends on patents
          patent_spending[t]: flow of money = if patent_costs is given then patent_costs.spent else 0
          ## Whether tax is withheld
          taxed_abroad = withholding is given
          ## All that is due in money
          total_due = due_on_signing + sum(due)
          ## All that is due in money, as a share of net sales; missing where there are none
          effective_rate = if sum(licensed_sales) > 0
            then total_due / sum(licensed_sales) in percent
            else missing

          remark "The licence begins on {grant.begins}, after the timeline: nothing of it is counted."
            if grant is given and grant.begins is given and begins_after()
          remark "The licence began on {grant.begins}, before the timeline: what counts for the whole licence (bands, cap, floor, milestones, the upfront to be credited) counts from the first period, {case.first}, on."
            if grant is given and grant.begins is given and began_before() and counts_life()
          remark "Step-downs that begin after the timeline lower nothing: {late_events()} of them."
            if step_downs is given and late_events() > 0
          remark "The cap holds for the minimum, too, and is below it: no more than {cap.amount} is due in a year."
            if cap is given and minimum is given and minimum_under_cap and cap.counts = of_year
            and max(minimum.amount) > cap.amount
          remark "The floor of the offset, {offset.floor} of net sales, is not below the royalty: nothing is taken off for third parties."
            if offset is given and offset.floor_of = net_sales and not (per_unit is given)
            and highest_rate() > 0% and offset.floor >= highest_rate()
          remark "The least share of sales, {floor.rate}, is above every rate of the royalty: it alone counts."
            if floor is given and floor.rate is given and not (per_unit is given) and highest_rate() > 0%
            and floor.rate > highest_rate()
          remark "{milestones.name[1]}: the day of the milestone, {milestones.on[1]}, lies outside of the timeline; it is not counted."
            if milestones is given and count(milestones) = 1 and outside() = 1
          remark "Two rows of milestones are alike, ‘{alike()[1]}’: look whether one stands twice."
            if milestones is given and count(alike()) > 0
          remark "A year is one of the calendar: the licence runs in {calendar_years()} of them, and each has its whole minimum, {calendar_years()} in all; part_year = prorated counts the days."
            if minimum is given and minimum.part_year = whole and has_too_many_years()
          remark "Milestones on days outside of the timeline are not counted: {outside()} of them."
            if milestones is given and count(milestones) > 1 and outside() > 0
          remark "Milestones on days after the licence is terminated are not due: {given_up()} of them."
            if milestones is given and given_up() > 0
          remark "Milestones that may happen or not, {weighted()} of them, count with their probability: what is due is what is to be expected, in every trial."
            if milestones is given and weighted() > 0
          remark "Milestones on sales that are not reached in the timeline: {not_reached()} of them."
            if milestones is given and not_reached() > 0
          remark "The royalty falls where sales {if (tiers.boundary otherwise upper) = lower then "exceed" else "reach"} {tiers.fall_at()}: from {tiers.before_fall()} to {tiers.after_fall()}; that is what whole_amount means."
            if tiers is given and tiers.mode = whole_amount and tiers.falls > 0
          remark "Royalties are due for sales after the end of the asset: where the right has lapsed, that may not be enforceable."
            if asset is given and (after_expiry otherwise 0%) > 0% and sum(after_end()) > 0
          remark "The minimum stays due after the end of the asset, or a floor of the year or of sales does: minimum_after_expiry = not_due ends it with the right."
            if asset is given and (minimum_after_expiry otherwise not_due) = due and has_least() and sum(after_end()) > 0
          remark "The floor of the whole licence is due once that has ended, on {grant.last_day}, after the timeline; it is not counted."
            if floor is given and grant is given and floor.counts is given and floor.counts = of_life
            and grant.last_day is given and grant.last_day > case.last.end
          remark "No end of the licence is stated: the floor of the whole licence is made up for where the timeline ends."
            if floor is given and floor.counts is given and floor.counts = of_life and is_endless()
          remark "At the end returns of {0 - returns_left[closing]} are not set off against sales."
            if returns is given and returns_left[closing] < 0
          remark "At the end {offset_left[closing]} that may be taken off for third parties is left over."
            if offset is given and offset_left[closing] > 0
          remark "At the end {credit_left[closing]} of the upfront is not credited yet." if credit is given and credit_left[closing] > 0
          remark "At the end {bank[closing]} that was paid short is not credited." if minimum is given and minimum.credit = shortfall_carried and bank[closing] > 0
          remark "At the end {bank[closing]} that was paid in excess of minimums is left over." if minimum is given and minimum.credit = excess_carried and bank[closing] > 0
          remark "The licence ended on {grant.last_day}, before the timeline: nothing of it is counted."
            if grant is given and grant.last_day is given and case.valuation_date is given and grant.last_day < case.first.start
          remark "The licence runs to {grant.last_day}, longer than the asset, which ends on {asset.useful_end}."
            if grant is given and asset is given and grant.last_day is given and grant.last_day > asset.useful_end

          ## Licensed sales of periods in which the asset is not in force all the time
          function after_end() = [if asset.in_use[t] < 1 then licensed_sales[t] else 0 for t in case.first .. case.last]
          ## Milestones of one name that bring the same on the same day or sales
          function alike() = if milestones is given
            then [m.name for m in milestones
              where count(o for o in milestones where o.name = m.name and o.pay = m.pay
                and is_same_day(o.on, m.on) and is_same_amount(o.sales_reach, m.sales_reach)) > 1]
            else []
          function is_same_day(a, b) = if a is given and b is given then a = b else a is given = b is given
          function is_same_amount(a, b) = if a is given and b is given then a = b else a is given = b is given
          ## In how many years of the calendar the licence runs, and whether that is more than it has years
          function calendar_years() = if grant is given and grant.begins is given and grant.end_day is given
            then grant.end_day.year - grant.begins.year + 1
            else 0
          function has_too_many_years() = if grant is given and grant.begins is given and grant.end_day is given
              and case.valuation_date is given
            then calendar_years() > ceiling(months_between(grant.begins, grant.end_day + 1 day) / 12)
              and grant.begins >= case.first.start and grant.end_day <= case.last.end
            else no
          ## Whether no end of the licence is stated
          function is_endless() = if grant is given then not (grant.last_day is given) else yes
          ## Whether the licence begins after the timeline, or began before it
          function begins_after() = if grant is given and case.valuation_date is given
            then if grant.begins is given then grant.begins > case.last.end else no
            else no
          function began_before() = if grant is given and case.valuation_date is given
            then if grant.begins is given then grant.begins < case.first.start else no
            else no
          ## Whether a clause counts the sales or payments of the whole licence
          function counts_life() = credit is given
            or (if tiers is given then tiers.counts = of_life else no)
            or (if cap is given then cap.counts = of_life else no)
            or (if floor is given then if floor.counts is given then floor.counts = of_life else no else no)
            or (if milestones is given then count(m for m in milestones where is_of_life(m.sales_of)) > 0 else no)
          function is_of_life(of) = if of is given then of = life else no
          ## Step-downs that begin after the timeline
          function late_events() = if step_downs is given and case.valuation_date is given
            then count(e for e in step_downs.events where e.from > case.last.end)
            else 0
          ## The highest rate of the royalty on sales
          function highest_rate() = if tiers is given then max(tiers.bands.rate)
            else if royalty is given then max(royalty) else 0%
          ## Milestones on days outside of the timeline
          function outside() = if case.valuation_date is given
            then count(m for m in milestones
              where m.on is given and (m.on < case.first.start or m.on > case.last.end))
            else 0
          ## Milestones on days after a termination
          function given_up() = count(m for m in milestones where m.on is given and too_late_for(m.on))
          function too_late_for(on) = if on is given then too_late(on) else no
          ## Milestones that may happen or not
          function weighted() = count(m for m in milestones where may_happen(m.probability))
          function may_happen(share) = if share is given then share > 0% and share < 100% else no
          ## Milestones on sales that are not reached
          function not_reached() = count(m for m in milestones
            where m.sales_reach is given and reached_in(m.sales_of) < m.sales_reach)
          function reached_in(of) = if (of otherwise life) = life then best_life[closing] else best_year[closing]

          show "{order_of_clauses}",
            table(sales, net_sales if deductions is given or combination is given, licensed_sales if grant is given,
              on_sales if per_unit is given, on_units if per_unit is given, full_royalty,
              left if step_downs is given or asset is given, taken_off if offset is given, earned,
              credited if credit is given, trued_up if floor is given, shortfall if minimum is given,
              shortfall_credited if minimum is given, milestone if milestones is given,
              maintenance if maintenance is given, from_sublicences if sublicences is given,
              paid_back if patent_costs is given, late_interest if payment is given, due,
              withheld if withholding is given, received if withholding is given), total_due, effective_rate
        }

        """##),
    PreludeFile(
      name: "prelude/licence_clauses.worth",
      kinds: ["licence_grant", "sales_deductions", "royalty_tiers", "unit_royalty", "royalty_step_downs", "third_party_offset", "royalty_cap", "royalty_floor", "licence_equity", "upfront_credit", "minimum_royalty", "sublicence", "sublicensing", "patent_cost_reimbursement", "withholding_tax", "payment_terms", "most_favoured_licensee"],
      functions: [],
      text: ##"""
        ## What is granted, and for how long. Words that move no money stand in the working paper.
        kind licence_grant {
          ## Whether others, the owner too, may use what is licensed
          convention exclusivity: exclusive | sole | non_exclusive
          ## What is licensed, such as patents, know-how, a mark
          rights: text?
          ## Use for which it is licensed
          field: text?
          ## Where it is licensed
          territory: text?
          ## What happens to improvements that the licensee makes
          improvements: text?
          ## What the licensee may take besides, and until when
          option: text?
          ## First day of the licence
          begins: date?
          ## Last day of the licence
          ends: date?
          ## By how much the licence goes on where it is renewed
          renewal: duration?
          ## Whether it is renewed
          renewed: yes_no?
          ## Last day where the licence is terminated before its end
          terminated: date?
          ## For how long after the end stock may be sold, at the same royalty; minimums and fees are no
          ## longer due then
          sell_off: duration?

          require ends is given if renewal is given 
            because "a renewal needs an end after which it runs: say ends = a day, or leave out renewal and renewed"
          require renewal is given and renewed is given if renewal is given or renewed is given
            because "say by how much the licence goes on (renewal = 2 years) and whether it does (renewed = yes or no)"
          require begins <= ends if begins is given and ends is given
            because "the licence ends on {ends}, before it begins on {begins}"
          require begins <= terminated if begins is given and terminated is given
            because "the licence is terminated on {terminated}, before it begins on {begins}"
          require ends is given or terminated is given if sell_off is given
            because "a sell-off period follows an end: say ends = a day, or leave out sell_off"
          require 2001-01-01 + renewal > 2001-01-01 if renewal is given
            because "a renewal makes the licence longer: renewal is above 0, such as 2 years"
          require 2001-01-01 + sell_off >= 2001-01-01 if sell_off is given
            because "a sell-off follows the end of the licence: sell_off is not below 0; an earlier end is terminated = a day"
          require terminated < agreed_end if terminated is given and agreed_end is given
            because "the licence is terminated on {terminated}, but ends on {agreed_end} anyway"

          require case.valuation_date is given or not (begins is given or ends is given or terminated is given)
            because "periods are numbered, so no day lies in them: leave out the days, or write a timeline of the calendar, such as timeline = 2027 .. 2035"

          ## Last day of the licence as it was agreed, with a renewal, whether or not it is terminated
          agreed_end = if ends is given then renewed_to(ends) else missing
          ## Last day of the licence, before a sell-off
          end_day = terminated otherwise agreed_end
          ## Last day on which sales are licensed
          last_day = if end_day is given then last_day_of(end_day, sell_off otherwise 0 days)
            else missing
          ## The last day after a renewal
          function renewed_to(day) = if renewal is given and renewed is given
            then if renewed then last_day_of(day, renewal) else day
            else day
          ## Share of a period in which sales are licensed, by the day
          function share_in(t: period) = max(0, share_up_to(last_day, t) - share_not_begun(t))
          ## Share of a period in which the licence runs, without a sell-off, by the day
          function runs_in(t: period) = max(0, share_up_to(end_day, t) - share_not_begun(t))
          ## Share of a period up to a day, with it
          function share_up_to(day, t: period) =
            if day is given then if case.valuation_date is given then share_before(day + 1 day, t) else 1
            else 1
          ## Share of a period before the licence begins
          function share_not_begun(t: period) = if begins is given
            then if case.valuation_date is given then share_before(begins, t) else 0
            else 0
          ## The first day of a period on which sales may be licensed, and the first on which no longer
          function first_in(t: period) = if begins is given then day_within(begins, t.start, t.end + 1 day)
            else t.start
          function after_last_in(t: period) = if last_day is given
            then day_within(last_day + 1 day, t.start, t.end + 1 day)
            else t.end + 1 day
          ## The first day of a period on which it no longer runs, without a sell-off
          function after_run_in(t: period) = if end_day is given
            then day_within(end_day + 1 day, first_in(t), t.end + 1 day)
            else t.end + 1 day
          ## Whether sales are licensed no longer after a period; where no end is stated, that is so
          function is_over(t: period) = if last_day is given and case.valuation_date is given
            then last_day <= t.end
            else yes
          ## Whether a day lies within the licence as it was agreed, whether or not it is terminated
          function covers(day) = (if begins is given then day >= begins else yes)
            and (if agreed_end is given then day <= agreed_end else yes)
        }

        ## What may be taken off gross sales before the royalty is worked out.
        ##
        ## Errors: E0608 for shares below 0 % or above 100 %
        kind sales_deductions {
          ## What may be taken off: its share of gross sales, and the most of it that counts
          items: table { name: text, share: percent, most: percent? }
          ## Most that all of it may come to, as a share of gross sales
          most: percent?

          require count(wrong_items) = 0
            because "a deduction is a share of gross sales, from 0 % to 100 %; ‘{wrong_items[1].name}’ is {wrong_items[1].share}"
          require count(wrong_mosts) = 0
            because "the most that counts of a deduction is a share of gross sales, from 0 % to 100 %; look at most of ‘{wrong_mosts[1].name}’"
          require count(twice) = 0
            because "‘{twice[1]}’ stands twice among the deductions: write one row, with its shares added up"
          require (most otherwise 0%) >= 0% and (most otherwise 0%) <= 100%
            because "the most that may be deducted is a share of gross sales, from 0 % to 100 %"
          require added <= 100% if not (most is given)
            because "the deductions come to {added} of gross sales, so that less than nothing is left: look at their shares, or say the most that all may come to (most = 15%)"

          ## Deductions that stand twice
          twice = [n for n in distinct(items.name) where count(i for i in items where i.name = n) > 1]
          ## Deductions that are no share
          wrong_items = [i for i in items where i.share < 0% or i.share > 100%]
          ## Deductions whose most is no share
          wrong_mosts = [i for i in items where is_wrong(i.most)]
          function is_wrong(most) = if most is given then most < 0% or most > 100% else no
          ## Share of gross sales that is taken off
          taken_off = min(added, most otherwise 100%)
          ## The same before the most of all
          added = sum(min(i.share, i.most otherwise 100%) for i in items) in percent
        }

        ## A royalty whose rate depends on sales.
        ##
        ## Source: tiers of 5 % to 1 m, 4 % to 3 m and 3 % above come to 166,000 on 4.2 m by bands, and
        ## to 126,000 where one rate
        ## counts for all
        kind royalty_tiers {
          ## The rate from an amount of sales on; the first band begins at 0
          bands: table { above: money, rate: percent }
          ## Whether a rate counts for the sales of its band, or for all
          convention mode: marginal | whole_amount
          ## Which sales are counted through the bands: those of each period, of the year so far, or of
          ## the licence so far; a period brings the royalty on what is counted with it, less that on what
          ## was counted before it, which may be below 0 where one rate counts for all or sales come back.
          ## Returns of more than a period sold are credited at the first rate where each stands by itself
          convention counts: of_period | of_year | of_life
          ## To which band sales of exactly its boundary belong, where one rate counts for all
          convention boundary: upper | lower?

          require mode = marginal or boundary is given
            because "say to which band sales of exactly its boundary belong: boundary = upper or boundary = lower"
          require bands.above[1] = 0
            because "the first band begins at 0, not at {bands.above[1]}: put a row before it, with the rate of sales up to {bands.above[1]}"
          require count(misplaced) = 0
            because "bands rise, each from a higher amount than the one before: {bands.above[misplaced[1]]} stands after {bands.above[misplaced[1] - 1]}; write the rows in order, and each amount once"
          require count(wrong_bands) = 0
            because "a royalty is a share of sales, from 0 % to 100 %; that of the band from {wrong_bands[1].above} on is {wrong_bands[1].rate}"

          ## Bands that do not rise
          misplaced = [i for i in 2 .. count(bands) where bands.above[i] <= bands.above[i - 1]]
          ## Bands whose rate is no share
          wrong_bands = [b for b in bands where b.rate < 0% or b.rate > 100%]

          ## Where a band ends: at the beginning of the next
          function top(i, amount) = if i < count(bands) then min(amount, bands.above[i + 1]) else amount
          ## Royalty on an amount of sales, counted from 0
          function on(amount) = if mode = marginal
            then if amount < 0 then amount * bands.rate[1]
              else sum(max(0, top(i, amount) - bands.above[i]) * bands.rate[i] for i in 1 .. count(bands))
            else amount * rate_at(amount)
          ## The same where no rate is above another
          function on_at_most(amount, most) = if mode = marginal
            then sum(max(0, top(i, amount) - bands.above[i]) * min(bands.rate[i], most)
              for i in 1 .. count(bands)) + min(0, amount) * min(bands.rate[1], most)
            else amount * min(rate_at(amount), most)
          ## Royalty on the sales from one amount to another
          function between(low, high, most) = on_at_most(high, most) - on_at_most(low, most)
          ## The rate of the band in which an amount of sales lies
          function rate_at(amount) = band_value(max(0, amount), bands.above, bands.rate, boundary otherwise upper)
          ## Bands at whose beginning the royalty on all sales falls
          falling = [i for i in 2 .. count(bands) where bands.rate[i] < bands.rate[i - 1]]
          falls = count(falling)
          ## Where it falls first, and the royalty below and above
          function fall_at() = if falls > 0 then bands.above[falling[1]] else bands.above[1]
          function before_fall() = if falls > 0 then fall_at() * bands.rate[falling[1] - 1] else 0 * fall_at()
          function after_fall() = if falls > 0 then fall_at() * bands.rate[falling[1]] else 0 * fall_at()
        }

        ## A royalty for each unit that is sold.
        kind unit_royalty {
          ## Royalty for a unit, which may differ by period
          amount: series of money per unit
          ## Units sold
          units: flow of unit
          ## How it goes together with a royalty on sales, in each period by itself
          convention beside: added | greater | lesser?

          require amount >= 0 because "the royalty for a unit is paid to the licensor, so it is not below 0: look at amount"
        }

        ## What lowers the royalty from a day on: no valid claim, entry of a generic, know-how alone,
        ## expiry.
        kind royalty_step_downs {
          ## What happens, on which day, and what share of the royalty is left from then on; in the
          ## order of the days
          events: table { event: text, from: date, left: percent }
          ## Whether the shares of several events are multiplied, or the lowest counts
          convention together: multiplied | lowest

          require count(misplaced) = 0
            because "write the events in the order of their days: ‘{events.event[misplaced[1]]}’, from {events.from[misplaced[1]]} on, stands after ‘{events.event[misplaced[1] - 1]}’, from {events.from[misplaced[1] - 1]} on"
          require case.valuation_date is given
            because "periods are numbered, so no day lies in them: write a timeline of the calendar, such as timeline = 2027 .. 2035"
          require count(wrong_events) = 0
            because "what is left is a share of the royalty, from 0 % to 100 %; after ‘{wrong_events[1].event}’ it is {wrong_events[1].left}"

          ## Events that stand after a later one
          misplaced = [i for i in 2 .. count(events) where events.from[i] < events.from[i - 1]]
          ## Events after which what is left is no share
          wrong_events = [e for e in events where e.left < 0% or e.left > 100%]
          ## Events after which nothing is left
          free_events = [e for e in events where e.left = 0%]
          ## The day from which nothing is left, the last of all where there is none
          free_from = if count(free_events) = 0 then 9999-12-31 else free_events[1].from
          ## The day of the first event
          first_day = if count(events) = 0 then 9999-12-31 else events.from[1]
          ## What is left after so many of the events
          function left_after(number) = if together = multiplied
            then product(events.left[i] for i in 1 .. number) in percent
            else min(events.left[i] for i in 1 .. number)
          ## What is left in a period, by the day
          function left_in(t: period) = left_between(t.start, t.end + 1 day)
          ## The day of an event, if it lies between two days, otherwise the nearer of these
          function from_event(i, first, second) = if i < 1 then first
            else if i > count(events) then second
            else day_within(events.from[i], first, second)
          ## What is left from one day to another, the second not counted, on average by the day
          function left_between(first, second) = if count(events) = 0 or second <= first then 100%
            else (100% * (from_event(1, first, second) - first)
              + sum(left_after(i) * (from_event(i + 1, first, second) - from_event(i, first, second))
                for i in 1 .. count(events))) / (second - first) in percent
        }

        ## Royalties to third parties that may be taken off.
        ##
        ## Source: a royalty of 5 %, 5 % to a third party, half of which may be taken off, and a floor of
        ## 3 %: 2.5 % is lifted to
        ## 3 %, and 0.5 % carried forward
        kind third_party_offset {
          ## What is paid to third parties for sales of the product; of a period of which the licence
          ## covers a part, that part counts, by the day
          paid: flow of money
          ## Share of it that may be taken off
          share: percent
          ## What must be left, of the year so far
          floor: percent
          ## Of what the floor is a share: of net sales, or of the royalty from which third parties' is
          ## taken off
          convention floor_of: net_sales | royalty
          ## What becomes of what the floor did not let off in a year
          convention unused: lost | carried_forward

          require share >= 0% and share <= 100%
            because "what may be taken off is a share of what third parties get, from 0 % to 100 %"
          require paid >= 0 because "what third parties get is stated without a minus: paid is not below 0"
          require floor >= 0% and floor <= 100% because "the floor is a share from 0 % to 100 %"
        }

        ## The most that running royalties come to. What a year brings above it is not due later either,
        ## even where a later year brings less. A year of which the licence covers a part has the whole cap.
        kind royalty_cap {
          ## The most
          amount: money
          ## Whether it holds for each year, or for the whole licence
          convention counts: of_year | of_life

          require amount >= 0 because "the most that is paid is not below 0"
        }

        ## The least that running royalties come to: as a share of net sales, as an amount, or both. An
        ## amount for the whole licence is made up for with the year in which that ends, a sell-off with it.
        kind royalty_floor {
          ## Least share of the net sales of a year, so far. Sales on days on which step-downs leave nothing
          ## have none; neither have those on days on which the asset is not in force where
          ## minimum_after_expiry = not_due
          rate: percent?
          ## Least amount
          amount: money?
          ## Whether the amount holds for each year, or for the whole licence; what is short is due
          ## when that ends. A year of which the licence covers a part has the whole amount. Where
          ## minimum_after_expiry = not_due, the days count on which the asset is in force, of those on
          ## which the licence runs; unless there is a minimum with part_year = whole
          convention counts: of_year | of_life?

          require rate is given or amount is given
            because "say the least: rate = 2% of net sales, or amount = EUR 10_000 with counts = of_year"
          require counts is given if amount is given
            because "say whether the amount holds for each year (counts = of_year) or for the whole licence (counts = of_life)"
        }

        ## A share in the licensee that the licensor takes.
        kind licence_equity {
          ## Share of the licensee's capital
          share: percent
          ## Value of all of the licensee when it is signed
          company_value: money

          require share >= 0% and share <= 100% because "it is a share of the capital, from 0 % to 100 %"
          require company_value >= 0 because "the licensee is worth nothing or more: company_value is not below 0"

          ## Value of the share
          value = company_value * share
        }

        ## An upfront that is credited against running royalties.
        kind upfront_credit {
          ## Share of the upfront that is credited
          share: percent
          ## Most of the running royalties of a year, so far, that may be set off; it may differ by period
          limit: series of percent

          require share >= 0% and share <= 100% because "it is a share of the upfront, from 0 % to 100 %"
          require limit > 0% and limit <= 100%
            because "the most that is set off is a share of the running royalties, up to 100 %"
        }

        ## The least that is due in each year.
        kind minimum_royalty {
          ## Least royalty of the year; where there are several periods in a year, that of its last counts.
          ## A sell-off has no minimum
          amount: level of money
          ## What it is set against: nothing, so that it is due besides; royalties of the same year;
          ## and what becomes of the
          ## difference: what was paid short is credited against later royalties above the minimum, or
          ## what was paid in excess
          ## counts for later years
          convention credit: none | same_year | shortfall_carried | excess_carried
          ## Whether a year of which the licence covers a part has the whole minimum, or that part, by the
          ## days of the year
          convention part_year: whole | prorated
          ## Whether royalties on sales of a sell-off count for the minimum of the time before, or are due
          ## besides; of a period in which the licence ends, those of its days after the end
          convention sell_off_sales: count | do_not_count?

          require amount >= 0 because "a minimum is not below 0"
        }

        ## What the licensee receives for a sublicence.
        kind sublicence {
          ## Stage at which it was granted, one of those that the licence names
          stage: text
          ## What the sublicensee pays; periods count in which the licence runs
          income: flow of money
        }

        ## The licensor's share of what sublicensees pay.
        kind sublicensing {
          ## Share that is handed on, by the stage at which a sublicence is granted
          stages: table { stage: text, share: percent }
          ## The sublicences, [] for none so far
          granted: list of sublicence?

          require count(wrong_stages) = 0
            because "what is handed on is a share, from 0 % to 100 %; at ‘{wrong_stages[1].stage}’ it is {wrong_stages[1].share}"
          require count(twice) = 0
            because "the stage ‘{twice[1]}’ stands twice: write one row for it, with the share that counts"
          require count(g for g in granted where min(g.income) < 0) = 0 if granted is given
            because "what a sublicensee pays is stated without a minus; look at that of the stage ‘{below()[1]}’"
          require count(unnamed) = 0 if granted is given
            because "a sublicence was granted at a stage that the table does not name, ‘{unnamed[1]}’; write one of {stages.stage}, or add a row for it"

          remark "No sublicence is listed, so nothing is handed on: granted = [] says that there is none so far."
            if not (granted is given)
          remark "Two sublicences are of the stage ‘{alike()[1]}’ and bring the same: look whether one stands twice in granted."
            if granted is given and count(alike()) > 0

          ## Stages whose share is none
          wrong_stages = [s for s in stages where s.share < 0% or s.share > 100%]
          ## Stages that stand twice
          twice = [s.stage for s in stages where count(e for e in stages where e.stage = s.stage) > 1]
          ## Stages of sublicences that bring less than nothing
          function below() = if granted is given
            then [g.stage for g in granted where min(g.income) < 0]
            else []
          ## Stages of sublicences that bring the same as another of their stage
          function alike() = if granted is given
            then [g.stage for g in granted
              where sum(if o.stage = g.stage and max(abs(o.income - g.income)) = 0 then 1 else 0 for o in granted) > 1]
            else []
          ## Stages of sublicences that the table does not name
          unnamed = if granted is given
            then [g.stage for g in granted where count(s for s in stages where s.stage = g.stage) = 0]
            else []
          ## What the licensee receives
          received[t]: flow of money = if granted is given then sum(g.income[t] for g in granted) else 0
          ## What is handed on
          handed_on[t]: flow of money = if granted is given
            then sum(g.income[t] * share_of(g.stage) for g in granted)
            else 0
          function share_of(stage) = sum(s.share for s in stages where s.stage = stage)
        }

        ## Costs of patents that the licensee pays back.
        kind patent_cost_reimbursement {
          ## What the licensor spends; it is paid back for periods in which the licence runs
          spent: flow of money
          ## Share that is paid back
          share: percent

          require share >= 0% and share <= 100% because "what is paid back is a share, from 0 % to 100 %"
          require spent >= 0 because "what the licensor spends is stated without a minus: spent is not below 0"
        }

        ## Tax that the licensee keeps back for its own state, of all that it pays: of upfront, fees, patent
        ## costs paid back and interest on what is late, too.
        kind withholding_tax {
          ## Rate by the law of the licensee's state
          rate: percent
          ## Rate by a treaty between both states
          treaty_rate: percent?
          ## Who bears it: where the licensee does, what it pays is grossed up so that the licensor
          ## gets the whole amount
          convention borne_by: licensor | licensee

          require rate >= 0% and rate < 100% because "the tax is a share of what is paid, below 100 %"
          require treaty_rate >= 0% and treaty_rate <= rate if treaty_rate is given
            because "a treaty lowers the rate of the law, which is {rate}; it does not raise it to {treaty_rate}: leave out treaty_rate, or look whether the two are swapped"

          ## The rate that counts
          applied = treaty_rate otherwise rate
          ## What is charged so that an amount is due
          function charged(due) = if borne_by = licensee then due / (100% - applied) else due
        }

        ## When and how what is due is paid. Both sides discount it from the day on which it is paid.
        kind payment_terms {
          ## Time from the end of a period to the day on which what it brings is due; months from the end
          ## of a month end with one
          due_after: duration
          ## Currency in which it is paid; that of the sales where it is left out
          currency: currency?
          ## Day at whose rate it is brought to that currency: the last of the period, or that on which it
          ## is due
          convention converted: period_end | day_due?
          ## Time by which it is paid late
          late_by: duration?
          ## Interest for a year on what is paid late
          late_rate: percent?
          ## How the days of that are counted
          convention day_count: actual_365 | actual_360 | actual_actual_isda | eu_30_360?

          require late_rate is given and day_count is given if late_by is given
            because "what is paid late bears interest: say late_rate and day_count (late_rate = 0% for none)"
          require 2001-01-01 + due_after >= 2001-01-01
            because "what a period brings is due at its end or later: due_after is not below 0; 0 days is the last day of the period"
          require 2001-01-01 + late_by >= 2001-01-01 if late_by is given
            because "what is late is paid after the day on which it is due: late_by is not below 0; for payment in time leave it out"
          require late_rate >= 0% if late_rate is given
            because "interest on what is late is paid to the licensor: late_rate is not below 0 %"

          require case.valuation_date is given
            because "periods are numbered, so nothing is due on a day: leave out payment, or write a timeline of the calendar, such as timeline = 2027 .. 2035"

          require converted is given if currency is given
            because "say at the rate of which day it is brought to {currency}: converted = period_end or day_due"

          ## An amount of a period in the currency in which it is paid
          function in_currency(amount, t: period) = if currency is given
            then amount in currency on (if (converted otherwise period_end) = day_due then due_day(t) else t.end)
            else amount
          ## Day on which what a period brings is due
          function due_day(t: period) = last_day_of(t.end, due_after)
          ## Day on which it is paid
          function paid_day(t: period) = last_day_of(due_day(t), late_by otherwise 0 days)
          ## Time from the end of a period to that day, in years by their days
          function waited(t: period) = year_fraction(t.end + 1 day, paid_day(t) + 1 day, actual_actual_isda)
          ## Interest on an amount that is paid late; what the licensor owes bears none
          function late_interest(amount, t: period) = if late_by is given and case.valuation_date is given
            then max(0, amount) * late_rate * year_fraction(due_day(t), paid_day(t), day_count)
            else 0 * amount
        }

        ## The licensee pays no higher rate than others do, by the day.
        kind most_favoured_licensee {
          ## What other licensees pay, from which day on and until which; sales of both days count with it.
          ## A later row of the same licensee takes the place of its earlier ones
          others: table { licensee: text, rate: percent, from: date?, until: date? }

          require count(wrong_others) = 0
            because "a royalty is a share of sales, from 0 % to 100 %; that of ‘{wrong_others[1].licensee}’ is {wrong_others[1].rate}"
          require case.valuation_date is given
            or count(o for o in others where o.from is given or o.until is given) = 0
            because "periods are numbered, so no rate begins or ends on a day: leave out from and until, or write a timeline of the calendar, such as timeline = 2027 .. 2035"
          require count(at_once) = 0
            because "‘{others.licensee[at_once[1]]}’ pays two rates from the same day on: leave out one of its rows, or say in from when the other begins"
          require count(turned) = 0
            because "the rate of ‘{others.licensee[turned[1]]}’ ends on {others.until[turned[1]]}, before it begins on {others.from[turned[1]]}"

          ## Licensees whose rate is no share
          wrong_others = [o for o in others where o.rate < 0% or o.rate > 100%]
          ## Rows of a licensee that begin on the day of another of its rows
          at_once = [i for i in 2 .. count(others)
            where count(j for j in 1 .. i - 1 where replaces(i, j) and day_of(i) = day_of(j)) > 0]
          ## Rows that end before they begin
          turned = [i for i in 1 .. count(others) where after_end(i) <= day_of(i)]
          function replaces(i, j) = others.licensee[i] = others.licensee[j]
          ## The lowest rate of others on a day; missing where there is none
          function lowest_on(day: date) = lowest([others.rate[i] for i in 1 .. count(others)
            where day_of(i) <= day and day < after_end(i) and not is_replaced(i, day)])
          ## Whether a later row of the same licensee counts on a day
          function is_replaced(i, day: date) = count(j for j in 1 .. count(others)
            where replaces(i, j) and day_of(j) > day_of(i) and day_of(j) <= day) > 0
          ## The lowest of those that begin on no day of their own
          lowest_always = lowest([o.rate for o in others where not (o.from is given)])
          function lowest(rates) = if count(rates) = 0 then missing else min(rates)
          ## From which day on so many-th of the others pays its rate, and the first day on which it no
          ## longer does
          function day_of(i) = others.from[i] otherwise 0001-01-01
          function after_end(i) = if others.until[i] is given then others.until[i] + 1 day else 9999-12-31
          ## The days on which a rate of others begins or no longer counts: how many, and each of them
          turns = 2 * count(others)
          function turn(i) = if i <= count(others) then day_of(i) else after_end(i - count(others))
          ## How many of them lie between two days, neither of them counted
          function turns_in(first, second) = count(i for i in 1 .. turns
            where turn(i) > first and turn(i) < second)
        }

        """##),
    PreludeFile(
      name: "prelude/licence_parties.worth",
      kinds: ["licence_party", "licensor", "licensee", "bargaining_range", "negotiation"],
      functions: [],
      text: ##"""
        ## What a licence is worth to one side: how it discounts, what tax it pays, and what it would
        ## have without the licence.
        ##
        ## Source: present value of cash flows after tax, with the tax of each side on what it earns
        kind licence_party {
          ## The licence
          licence: licence
          ## Currency in which this side counts; that of the licence where it is left out. What is paid
          ## under the licence is converted on its day, where the licence states one, all else at the end
          ## of its period; what is due on signing, on the valuation date
          currency: currency?
          ## Rate at which it discounts what it expects, after tax
          discount_rate: rate
          ## Tax on what it earns
          tax_rate: percent
          ## When in a period it receives and pays. What is paid under a licence that says on which day
          ## (payment) is discounted from that day; its tax stays with the period that brings it
          convention timing: end | middle | start
          ## What becomes of the tax on a loss: it is lost, set off against other income of the period,
          ## or carried forward
          convention losses: lost | offset | carried_forward
          ## What it would have today without this licence: its best alternative, after tax
          alternative: money?
          ## Cash of each period before its own tax; of the period in which the valuation date lies,
          ## what comes after it, and of earlier ones nothing
          cash: flow of money
          ## What of it is paid under the licence; below 0 where this side pays
          under_licence: flow of money
          ## What is taxed of it, with what is paid in money on signing in the period of signing; shares
          ## are neither taxed nor deducted
          income: flow of money
          ## Cash on signing, and the value of shares
          on_signing: money
          ## Tax withheld abroad that its own tax is lowered by
          credit_for_tax: flow of money = 0

          require tax_rate >= 0% and tax_rate <= 100% because "a tax rate is a share of income, from 0 % to 100 %"
          require currency is given if paid_elsewhere()
            because "the licence is paid in another currency than that of the sales: say in which this side counts, currency = …"
          require discount_rate >= 0 because "at a rate below 0 the future would be worth more than the present"

          ## Whether it is paid in another currency than that of the sales
          function paid_elsewhere() = if licence.payment is given then licence.payment.currency is given else no
          ## An amount of a period, in the currency of this side, at the rate of its last day
          function own(amount, t: period) = if currency is given
            then if case.valuation_date is given then amount in currency on t.end else amount in currency
            else amount
          ## What is due for a period, from the currency in which it is paid, at the rate of the day on which
          ## it is paid
          function own_due(amount, t: period) = if currency is given
            then if case.valuation_date is given
              then paid_for(amount, t) in currency on day_due(t)
              else amount in currency
            else amount
          function paid_for(amount, t: period) = if licence.payment is given
            then licence.payment.in_currency(amount, t)
            else amount
          function day_due(t: period) =
            if licence.payment is given then licence.payment.paid_day(t) else t.end
          ## An amount on signing, in the currency of this side
          function own_on_signing(amount) = if currency is given
            then if case.valuation_date is given
              then amount in currency on case.valuation_date
              else amount in currency
            else amount
          ## Whether the licence is signed in the period: on the valuation date
          signed[t] = elapsed(t, start) >= 0 and (t = case.first or elapsed(t.previous, start) < 0)
          ## Share of a period that is left on the valuation date, 0 of those before it
          to_come[t] = if elapsed(t, start) < 0 then 0 else share_left(t)
          ## Losses that are carried forward
          losses_left[opening] = 0
          losses_left[t]: level of money = if losses = carried_forward then max(0, losses_left[t-1] - income) else 0
          ## Tax before what is credited
          tax_before[t]: flow of money = (if losses = offset then income else max(0, income - losses_left[t-1])) * tax_rate
          ## Tax on the income
          tax[t]: flow of money = tax_before - max(0, min(tax_before, credit_for_tax))
          ## Cash after tax
          net[t] = cash - tax
          ## Discount factor
          factor[t] = discount_factor(discount_rate, t, timing)
          ## The same of what is paid under the licence, from the day on which it is paid
          factor_paid[t] = if licence.payment is given
            then discount_factor(discount_rate, t, end)
              / growth_factor(discount_rate, licence.payment.waited(t) * 1 year)
            else factor
          ## Present value of the period, 0 of those before the valuation date
          present[t] = if elapsed(t, start) < 0 then 0 * net
            else if licence.payment is given then (net - under_licence) * factor + under_licence * factor_paid
            else net * factor
          ## What the licence is worth to this side
          value = on_signing + sum(present)
          remark "The timeline ends in {case.last}, the licence on {later_end()}: what comes later is not counted."
            if ends_later()
          ## The last day of the licence where that lies after the timeline
          function ends_later() = later_end() is given
          function later_end() = if case.valuation_date is given and licence.grant is given
            then if licence.grant.last_day is given
              then if licence.grant.last_day > case.last.end then licence.grant.last_day else missing
              else missing
            else missing
          ## What it is worth beyond the best alternative
          gain = value - (alternative otherwise 0)
        }

        ## Who grants a licence.
        kind licensor: licence_party {
          ## What it spends because it licenses, beside patent costs: support, policing
          costs: flow of money?
          ## What becomes of tax withheld abroad: set off against its own tax as far as that goes,
          ## deducted as a cost, or lost
          convention foreign_tax: credited | deducted | lost?

          require costs >= 0 if costs is given
            because "what the licensor spends is stated without a minus: costs is not below 0"
          require foreign_tax is given if licence.taxed_abroad
            because "tax is withheld abroad: say what becomes of it, foreign_tax = credited, deducted or lost"

          ## Tax that was withheld
          withheld[t]: flow of money = own_due(licence.withheld_after, t)
            + (if signed then own_on_signing(licence.withheld_on_signing) else 0)
          ## What it spends, on patents and otherwise
          spent[t]: flow of money = (own(licence.patent_spending, t) + (costs otherwise 0)) * to_come
          under_licence[t] = own_due(licence.charged_after - licence.withheld_after, t)
          cash[t] = under_licence - spent
          income[t] = own_due(licence.charged_after, t)
            + (if signed then own_on_signing(licence.charged_on_signing) else 0) - spent - (if (foreign_tax otherwise lost) = deducted then withheld else 0)
          on_signing = own_on_signing(licence.received_on_signing + licence.shares_on_signing)
          credit_for_tax[t] = if (foreign_tax otherwise lost) = credited then withheld else 0 * withheld

          show table(licence.due, withheld, cash, income, tax, net, factor,
            factor_paid if licence.payment is given, present), on_signing, value, alternative, gain
        }

        ## Who takes a licence.
        kind licensee: licence_party {
          ## Profit before royalties and tax, as a share of its sales
          margin: series of percent
          ## What it invests to make and sell the product; deducted as it is spent
          investment: flow of money?

          require margin <= 100%
            because "profit is a share of sales, at most 100 %: look at margin"
          require investment >= 0 if investment is given
            because "what the licensee invests is stated without a minus: investment is not below 0"

          ## Profit before what is paid for licences
          profit[t] = own(licence.sales * licence.in_term * margin + licence.sublicence_income, t)
          under_licence[t] = 0 - own_due(licence.charged_after, t)
          ## What third parties get
          to_third_parties[t] = own(licence.third_party, t)
          cash[t] = (profit - to_third_parties) * licence.after_valuation + under_licence
            - (investment otherwise 0) * to_come
          income[t] = cash - (if signed then own_on_signing(licence.charged_on_signing) else 0)
          on_signing = 0 - own_on_signing(licence.charged_on_signing + licence.shares_on_signing)
          ## What it pays for the licence
          charged[t] = own_due(licence.charged, t)
          ## Periods in which it pays more for the licence, and to third parties, than it earns with it
          squeezed = sum(if charged + to_third_parties > profit then 1 else 0)
          remark "In {squeezed} of the periods the licensee pays more for the licence{if sum(licence.third_party) > 0 then ", and to third parties," else ""} than it earns with it." if squeezed > 0

          show table(profit, licence.due, investment if investment is given, cash, tax, net, factor,
            factor_paid if licence.payment is given, present), on_signing, value, alternative, gain
        }

        ## Where two parties can agree: what one needs at least, and what the other can pay at most.
        ##
        ## Source: the licensor's and the licensee's reservation values; a range is there where the first
        ## is at most the second
        kind bargaining_range {
          ## Royalty from which on the licensor does at least as well as without the licence; missing
          ## where none does
          least: percent?
          ## Royalty up to which the licensee does; missing where none does
          most: percent?
          ## What is on the table
          offered: percent?
          ## The royalties among which ‘least’ and ‘most’ were looked for, as ‘between’ says
          searched_from: percent?
          searched_to: percent?

          require searched_from < searched_to if searched_from is given and searched_to is given
            because "royalties were looked for from the lower to the higher: searched_from = 0%, searched_to = 30%"

          remark "neither ‘least’ nor ‘most’ has a value: fill them in by ‘solve least … so that …’ and ‘solve most … so that …’, or nothing can be said of a range"
            if not (least is given) and not (most is given)

          remark "‘most’ is the end of the range searched, {searched_to}: the licensee may be able to pay more."
            if is_at(most, searched_to)
          remark "‘least’ is the beginning of the range searched, {searched_from}: the licensor may do with less."
            if (searched_from otherwise 0%) > 0% and is_at(least, searched_from)
          function is_at(found, bound) = if found is given and bound is given then found = bound else no

          ## Whether there is a royalty with which both do at least as well as without
          exists = if least is given and most is given then least <= most else no
          ## How wide the range is
          width = if least is given and most is given then max(0%, most - least) else 0%
          ## Where the offer lies: 0 % at the licensor's end, 100 % at the licensee's; missing where
          ## there is no range
          position = if least is given and most is given and offered is given then if most > least then (offered - least) / (most - least) in percent else missing else missing
          ## What it comes to
          result = if least is given and most is given then
              if least <= most then "Both gain with a royalty from {round(least, 2)} to {round(most, 2)}.{of_offer()}"
              else "There is none: the licensor needs {round(least, 2)}, the licensee can pay {round(most, 2)}."
            else if least is given then "There is none{in_range()}: with no royalty of these does the licensee do as well as without."
            else if most is given then "There is none{in_range()}: with no royalty of these does the licensor do as well as without."
            else "There is none: neither ‘least’ nor ‘most’ has a value."
          function in_range() = if searched_from is given and searched_to is given
            then " from {searched_from} to {searched_to}"
            else " among the royalties that were searched"
          function of_offer() = if offered is given and least is given and most is given
            then if offered >= least and offered <= most then " The offer of {offered} lies within it." else " The offer of {offered} lies outside of it."
            else ""
          show "{result}", least, most, width, position if offered is given
        }

        ## What two parties gain by a licence together, and how they share it.
        ##
        ## Units: where the parties count in currencies of their own, their gains are compared in that of the case, or
        ## in `counted_in`, at the exchange of the case
        kind negotiation {
          ## Who grants the licence
          licensor: licensor
          ## Who takes it
          licensee: licensee
          ## Currency in which the gains of both are compared
          counted_in: currency = case.currency

          require different() = 0
            because "the two sides hold different licences, so there is nothing that they share: give both the same licence"

          ## Periods in which what is sold and due is not the same for both
          function different() = sum(if licensor.licence.sales = licensee.licence.sales
            and licensor.licence.due = licensee.licence.due then 0 else 1)
          ## What both gain beyond their alternatives
          joint_gain = licensor_gain + licensee_gain
          licensor_gain = brought(licensor.gain)
          licensee_gain = brought(licensee.gain)
          ## An amount in that currency, at the rate of the valuation date
          function brought(amount) = if case.valuation_date is given then amount in counted_in on case.valuation_date
            else amount in counted_in
          ## Share of the licensor in it; missing where there is nothing to share
          licensor_share = if joint_gain > 0 then licensor_gain / joint_gain in percent else missing
          ## Share of the licensee in it
          licensee_share = if joint_gain > 0 then licensee_gain / joint_gain in percent else missing
          ## Whether neither is worse off than without
          suits_both = licensor.gain >= 0 and licensee.gain >= 0
          show licensor.value, licensor.gain, licensee.value, licensee.gain, joint_gain, licensor_share, licensee_share,
            "{if suits_both then "Both gain." else if joint_gain > 0 then "Together they gain, but one of them does not." else "Together they do not gain: no royalty suits both."}"
        }

        """##),
    PreludeFile(
      name: "prelude/licence_royalties.worth",
      kinds: ["licence_royalties"],
      functions: [],
      text: ##"""
        ## What a licence brings in royalties before its bounds: net sales, the royalty on sales and for
        ## units, step-downs and what third parties get. Each is worked out for the year so far; a period
        ## brings the difference.
        kind licence_royalties: licence_terms {
          require returns is given or count(t for t in case.first .. case.last where is_overdrawn(t)) = 0
            because "more comes back than is sold in {years_of_returns()[1]}: say whether that lowers the sales of later years (returns = carried_forward), or nothing comes of it (returns = lost)"

          ## Years in which more comes back than is sold
          function years_of_returns() = [year_of(t) for t in case.first .. case.last where is_overdrawn(t)]
          function is_overdrawn(t: period) = year_ends[t] and round(balance[t], 6) < 0

          ## Whether a period begins a year, and whether it ends one
          new_year[t] = if t = case.first then yes else year_of(t) != year_of(t.previous)
          year_ends[t] = if t = case.last then yes else year_of(t) != year_of(t.next)
          function year_of(t: period) = if case.valuation_date is given then t.year else max(1, t.year)

          ## Share of a period in which sales are licensed
          in_term[t] = if grant is given then grant.share_in(t) else 1
          ## Share of a period in which the licence runs, without a sell-off
          in_force[t] = if grant is given
            then if grant.sell_off is given then grant.runs_in(t) else in_term
            else 1
          ## Net sales
          net_sales[t] = sales * (1 - (if deductions is given then deductions.taken_off else 0%))
            * (combination otherwise 100%)
          ## Net sales of the licence in the period; below 0 where more comes back than is sold
          licensed_sales[t]: flow of money = net_sales * in_term
          ## The same for the year so far, with what an earlier year left of returns
          balance[opening] = 0
          balance[t]: level of money = balance_before + licensed_sales
          ## The same before the period
          balance_before[t]: level of money = if new_year then returns_left[t-1] else balance[t-1]
          ## Returns that lower the sales of later years, as an amount below 0
          returns_left[opening] = 0
          returns_left[t]: level of money = if carries_returns then min(0, balance) else 0
          ## Whether returns lower the sales of later years
          carries_returns = (returns otherwise lost) = carried_forward
          ## Sales of the year so far on which royalties are due
          sales_of_year[opening] = 0
          sales_of_year[t]: level of money = max(0, balance)
          ## Sales of the period on which royalties are due; below 0 what is taken back of the year
          counted_sales[t]: flow of money = if balance_before >= 0 and balance >= 0
            then licensed_sales
            else sales_of_year - (if new_year then 0 else sales_of_year[t-1])
          ## Sales of the licence so far on which royalties are due
          sales_of_life[opening] = 0
          sales_of_life[t]: level of money = sales_of_life[t-1] + counted_sales

          ## The highest rate: the lowest of other licensees, on the first licensed day of the period
          most[t]: level of percent = if most_favoured is given
            then if case.valuation_date is given then most_on(first_day(t))
              else most_favoured.lowest_always otherwise 100%
            else 100%
          function most_on(day) = if most_favoured is given then most_favoured.lowest_on(day) otherwise 100%
            else 100%
          ## Whether it changes within the licensed part of a period
          most_turns[t] = if most_favoured is given and case.valuation_date is given
            then most_favoured.turns_in(first_day(t), after_last_day(t)) > 0
            else no
          ## Whether it, or what step-downs and the asset leave, changes within that part
          varies[t] = most_turns or turns_within
          ## The highest rate before step-downs; where those come first, one that they bring to the lowest
          ## of others
          limit[t] = brought(most, left)
          function limit_on(first, second) = brought(most_on(first), left_between(first, second))
          function brought(rate, share) = if others_come_last and share > 0% then rate / share in percent
            else rate
          ## Sales of a period at a rate, on each day at no more than others pay
          function at_rate(rate, t: period) = if most_favoured is given and not others_come_last
            then if most_turns[t] then at_rates_of_days(rate, t) else counted_sales[t] * min(rate, most[t])
            else counted_sales[t] * rate
          function at_rates_of_days(rate, t: period) {
            days = stretches(t)
            sum((counted_up_to(days[i + 1], t) - counted_up_to(days[i], t)) * min(rate, most_on(days[i]))
              for i in 1 .. count(days) - 1)
          }
          ## The same with what step-downs leave on each day
          function left_at_rate(rate, t: period) = if most_favoured is given
            then if varies[t] then left_at_rates_of_days(rate, t)
              else counted_sales[t] * left[t] * min(rate, limit[t])
            else counted_left[t] * rate
          function left_at_rates_of_days(rate, t: period) {
            days = stretches(t)
            sum((counted_up_to(days[i + 1], t) - counted_up_to(days[i], t))
                * left_between(days[i], days[i + 1]) * min(rate, limit_on(days[i], days[i + 1]))
              for i in 1 .. count(days) - 1)
          }
          ## Sales that the bands have counted before the period
          counted_before[t]: level of money = if tiers is given then if tiers.counts is {
              of_life   -> sales_of_life[t-1]
              of_year   -> if new_year then 0 else sales_of_year[t-1]
              of_period -> 0
            } else 0
          ## What sales that are counted together owe so far
          owed_on_sales[opening] = 0
          owed_on_sales[t]: level of money = if tiers is given
            then if most_favoured is given and not others_come_last
              then if has_one_rate
                then sum(at_rate(reached[t], u) for u in case.first .. t where counts_with(u, t))
                else (if starts_anew then 0 else owed_on_sales[t-1])
                  + (if most_turns then bands_of_days(t) else in_bands_at(most, t))
              else tiers.on(counted_before + counted_sales)
            else 0
          ## The same where one rate counts for all of them, and each sale is stepped down by the day on
          ## which it was made
          stepped_at_one_rate[opening] = 0
          stepped_at_one_rate[t]: level of money = if tiers is given and has_one_rate
            then if most_favoured is given
              then sum(left_at_rate(reached[t], u) for u in case.first .. t where counts_with(u, t))
              else reached * stepped_sales
            else 0
          ## The rate that sales reach
          reached[t] = if tiers is given and has_one_rate
            then tiers.rate_at(counted_before + counted_sales)
            else 0%
          ## Sales of the period, each with what step-downs leave on its day; sales of a period are even
          counted_left[t]: flow of money = if case.valuation_date is given
            then if turns_within and not has_bands then left_of_sales(t) else counted_sales * left
            else counted_sales * left
          function left_of_sales(t: period) {
            days = stretches(t)
            sum(left_between(days[i], days[i + 1])
                * (counted_up_to(days[i + 1], t) - counted_up_to(days[i], t))
              for i in 1 .. count(days) - 1)
          }
          ## Whether what step-downs and the asset leave changes within the licensed part of a period; not
          ## where it is the same as in the period before, in which it did not change either
          turns_within[opening] = yes
          turns_within[t] = if case.valuation_date is given and (step_downs is given or asset is given)
            then if turns_within[t-1] or left != left_before[t-1]
              then turns_in(first_day(t), after_last_day(t)) > 0
              else no
            else no
          ## What was left of the royalty in the period before
          left_before[opening]: level of percent = -100%
          left_before[t] = left
          function turns_in(first, second) = count(i for i in 1 .. turns()
            where turn(i) > first and turn(i) < second)
          ## Days on which it may change: how many, and each of them
          function step_days() = if step_downs is given then count(step_downs.events) else 0
          function asset_days() = if asset is given then asset.turns() else 0
          function days_of_others() = if most_favoured is given then most_favoured.turns else 0
          function turns() = step_days() + asset_days() + days_of_others()
          function turn(i) = if i < 1 then 0001-01-01
            else if i > turns() then 9999-12-31
            else if step_downs is given and i <= step_days() then step_downs.events.from[i]
            else if asset is given and i <= step_days() + asset_days() then asset.turn(i - step_days())
            else if most_favoured is given then most_favoured.turn(i - step_days() - asset_days())
            else 9999-12-31
          ## The licensed part of a period in stretches in which it does not change, nor the rates of others:
          ## their days
          function stretches(t: period) = if asset is given or most_favoured is given
            then [first_day(t) + time for time in sorted(
              [day_within(turn(i), first_day(t), after_last_day(t)) - first_day(t)
                for i in 0 .. turns() + 1], rising)]
            else [day_within(turn(i), first_day(t), after_last_day(t)) for i in 0 .. turns() + 1]
          function first_day(t: period) = if case.valuation_date is given
            then if grant is given then grant.first_in(t) else t.start
            else 0001-01-01
          function after_last_day(t: period) = if case.valuation_date is given
            then if grant is given then grant.after_last_in(t) else t.end + 1 day
            else 0001-01-01
          ## What of the sales of a period is counted up to a day
          function counted_up_to(day, t: period) = max(0, balance_before[t] + licensed_sales[t]
              * ((day - first_day(t)) / (after_last_day(t) - first_day(t))))
            - max(0, balance_before[t])
          ## Sales that are counted together, each with what step-downs leave
          stepped_sales[opening] = 0
          stepped_sales[t]: level of money = if has_one_rate
            then (if starts_anew then 0 else stepped_sales[t-1]) + counted_left
            else 0
          ## Whether each band has its own sales, which are stepped down band by band
          has_bands = if tiers is given then tiers.mode = marginal else no
          ## Whether one rate counts for the sales of several periods
          has_one_rate = if tiers is given
            then tiers.mode = whole_amount and tiers.counts != of_period
            else no
          ## Whether sales are counted from 0 in a period
          starts_anew[t] = if tiers is given then if tiers.counts is {
              of_life   -> no
              of_year   -> new_year
              of_period -> yes
            } else yes
          ## Whether the sales of two periods count together
          function counts_with(u: period, t: period) = if tiers is given
            then tiers.counts = of_life or year_of(u) = year_of(t)
            else no
          ## Royalty on sales
          on_sales[t]: flow of money = if tiers is given
            then owed_on_sales - (if starts_anew then 0 else owed_on_sales[t-1])
            else at_rate(own_rate, t)
          ## The rate where there is one for each period
          own_rate[t] = royalty otherwise 0%
          ## The same after step-downs
          stepped_on_sales[t]: flow of money = if has_one_rate
            then stepped_at_one_rate - (if starts_anew then 0 else stepped_at_one_rate[t-1])
            else if tiers is given
              then if tiers.mode = whole_amount
                then left_at_rate(tiers.rate_at(counted_sales), t)
                else if case.valuation_date is given
                  then if varies then in_bands(t)
                    else if others_come_last then in_bands_at(limit, t) * left else on_sales * left
                else on_sales * left
              else left_at_rate(own_rate, t)
          function in_bands(t: period) {
            days = stretches(t)
            sum(left_between(days[i], days[i + 1])
                * in_bands_between(days[i], days[i + 1], limit_on(days[i], days[i + 1]), t)
              for i in 1 .. count(days) - 1)
          }
          function bands_of_days(t: period) {
            days = stretches(t)
            sum(in_bands_between(days[i], days[i + 1], most_on(days[i]), t) for i in 1 .. count(days) - 1)
          }
          ## Royalty by bands on the sales from one day to another, no rate above another
          function in_bands_between(first, second, rate, t: period) = if tiers is given
            then tiers.between(counted_before[t] + counted_up_to(first, t),
              counted_before[t] + counted_up_to(second, t), rate)
            else 0 * counted_before[t]
          ## The same on all sales of a period
          function in_bands_at(rate, t: period) = if tiers is given
            then tiers.between(counted_before[t], counted_before[t] + counted_sales[t], rate)
            else 0 * counted_before[t]
          ## Royalty for units
          on_units[t]: flow of money = if per_unit is given
            then per_unit.amount * per_unit.units * in_term
            else 0
          ## Whether the royalty on sales is the greater or lesser that is due; of what is taken back on
          ## both, the greater is the one further below 0
          by_sales[t] = if per_unit is given
            then if (per_unit.beside otherwise added = greater) = (on_sales < 0 and on_units < 0)
              then on_sales <= on_units
              else on_sales >= on_units
            else yes
          ## Royalty before what lowers it
          full_royalty[t]: flow of money = if per_unit is given
            then if per_unit.beside otherwise added = added
              then on_sales + on_units
              else if by_sales then on_sales else on_units
            else on_sales
          ## Royalty after step-downs
          stepped[t]: flow of money = if per_unit is given
            then if per_unit.beside otherwise added = added
              then stepped_on_sales + on_units * left
              else if by_sales then stepped_on_sales else on_units * left
            else stepped_on_sales
          ## Share that step-downs and the end of the asset leave of the royalty on licensed sales, by
          ## the day
          left[t] = if step_downs is given then if asset is given then left_of(t)
            else if case.valuation_date is given
              then if t.end < step_downs.first_day then 100% else left_of(t)
              else 100%
            else if asset is given
              then if in_term < 1 then left_of(t)
                else 100% * asset.in_use + (1 - asset.in_use) * after_expiry
              else 100%
          function left_of(t: period) = if case.valuation_date is given
            then left_between(if grant is given then grant.first_in(t) else t.start,
              if grant is given then grant.after_last_in(t) else t.end + 1 day)
            else 100%
          function left_between(first, second) = if second <= first then 100%
            else if step_downs is given then if count(step_downs.events) = 0
              then counted_days(first, second) / (second - first) in percent
              else (counted_from(0, first, second)
                + sum(step_downs.left_after(i) * counted_from(i, first, second)
                  for i in 1 .. count(step_downs.events))) / (second - first) in percent
              else counted_days(first, second) / (second - first) in percent
          ## Days of it that count from an event of the step-downs to the next
          function counted_from(i, first, second) = if step_downs is given
            then counted_days(step_downs.from_event(i, first, second),
              step_downs.from_event(i + 1, first, second))
            else 0 days
          ## Days from one to another, the second not counted; while the asset is not in force, the share
          ## of them for which a royalty is due
          function counted_days(first, second) = if asset is given and after_expiry is given
            then asset.days_in_force(first, second) * (100% - after_expiry)
              + (second - first) * after_expiry
            else second - first
          ## Royalties of the year so far
          full_of_year[opening] = 0
          full_of_year[t]: level of money = (if new_year then 0 else full_of_year[t-1]) + full_royalty
          ## The same after step-downs
          stepped_of_year[opening] = 0
          stepped_of_year[t]: level of money = (if new_year then 0 else stepped_of_year[t-1]) + stepped
          ## Those from which third parties' royalties are taken off: before step-downs or after; after,
          ## too, where those are higher, because returns are credited at a lower step than their sales had
          before_offset[t]: level of money = if takes_off_first
            then max(full_of_year, stepped_of_year)
            else stepped_of_year

          ## What may be taken off in the year so far, with what was carried forward
          offset_claim[opening] = 0
          offset_claim[t]: level of money = if offset is given
            then (if new_year then offset_left[t-1] else offset_claim[t-1])
              + offset.paid * in_term * offset.share
            else 0
          ## What the floor of the offset leaves
          offset_floor[t]: level of money = if offset is given
            then (if offset.floor_of = net_sales then sales_of_year else before_offset) * offset.floor
            else 0
          ## What is taken off in the year so far
          taken_of_year[opening] = 0
          taken_of_year[t]: level of money = max(0, min(offset_claim, before_offset - offset_floor))
          ## What is taken off
          taken_off[t]: flow of money = taken_of_year - (if new_year then 0 else taken_of_year[t-1])
          ## What is carried forward
          offset_left[opening] = 0
          offset_left[t]: level of money = if offset is given
            then if offset.unused = carried_forward then offset_claim - taken_of_year else 0
            else 0
          ## Royalties of the year so far after step-downs and offset; an offset that comes first lowers
          ## each royalty by the same share, before that is stepped down
          reduced[t]: level of money = if offset is given
            then if takes_off_first
              then if before_offset > 0
                then stepped_of_year - max(0, stepped_of_year) * taken_of_year / before_offset
                else stepped_of_year
              else stepped_of_year - taken_of_year
            else stepped_of_year
        }

        """##),
    PreludeFile(
      name: "prelude/licence_terms.worth",
      kinds: ["licence_terms"],
      functions: [],
      text: ##"""
        ## What a licence agrees, clause by clause. A clause that is left out is not agreed; what practice
        ## does in more than one way is asked for. `licence` works out what is due.
        kind licence_terms {
          ## Sales of the product: gross where deductions are agreed, otherwise net as the licence
          ## defines them
          sales: flow of money
          ## What becomes of returns that exceed what else is sold in a year: they lower the sales of later
          ## years, or nothing comes of them. Other returns lower the sales of their year. A return is credited
          ## as of its own day: with what step-downs and the end of the asset leave on that, not on the day
          ## of the sale
          convention returns: carried_forward | lost?
          ## What is granted, and for how long
          grant: licence_grant?
          ## The right that is licensed
          asset: asset?
          ## Share of the royalty that is due for sales while the asset is not in force: after its end,
          ## or before it begins; of what step-downs leave
          after_expiry: percent?
          ## What becomes of the minimum, and of a floor of each year or of sales, while the asset is not in
          ## force: due as before, or not due for those days. A floor of the whole licence stays as it is
          convention minimum_after_expiry: due | not_due?
          ## What may be taken off gross sales
          deductions: sales_deductions?
          ## Share of a combination product that is licensed, such as its price over that of all parts
          combination: series of percent?
          ## Royalty as a share of net sales
          royalty: series of percent?
          ## Royalty whose rate depends on sales
          tiers: royalty_tiers?
          ## Royalty for each unit
          per_unit: unit_royalty?
          ## Rates of other licensees: where one of this licence is above the lowest of them, that counts
          most_favoured: most_favoured_licensee?
          ## What lowers the royalty from a day on
          step_downs: royalty_step_downs?
          ## Whether the rates of others are compared with those before step-downs and the end of the asset,
          ## and stepped down in their turn, or with what these leave
          convention most_favoured_applies: before_step_downs | after_step_downs?
          ## Royalties to third parties that may be taken off
          offset: third_party_offset?
          ## Whether they are taken off before the royalty is stepped down, or after
          convention offset_applies: before_step_downs | after_step_downs?
          ## The most that running royalties come to
          cap: royalty_cap?
          ## Whether the cap holds for running royalties alone, or with what the minimum adds to them
          convention cap_applies: before_minimum | after_minimum?
          ## The least that running royalties come to
          floor: royalty_floor?
          ## Which counts where the floor asks for more than the cap allows
          convention cap_and_floor: cap_prevails | floor_prevails?
          ## Paid on signing
          upfront: money?
          ## A share of the licensee that is given on signing
          equity: licence_equity?
          ## How the upfront is credited
          credit: upfront_credit?
          ## The least of each year
          minimum: minimum_royalty?
          ## Whether the minimum is met by royalties as they are earned, or as they are paid once the
          ## upfront has been credited
          convention minimum_met_by: earned | paid?
          ## Which is worked out first, the amount of the floor or the minimum, so that what it adds counts
          ## for the other
          convention floor_and_minimum: floor_first | minimum_first?
          ## What is due once: on a day, or when sales of a year or of the licence reach an amount;
          ## with the probability that it happens. After a termination no day brings anything
          milestones: table {
            name: text, on: date?, sales_reach: money?, sales_of: year | life?, probability: percent?, pay: money
          }?
          ## Fee that keeps the licence, for each period in which it runs
          maintenance: flow of money?
          ## The licensor's share of what sublicensees pay
          sublicences: sublicensing?
          ## Costs of patents that are paid back
          patent_costs: patent_cost_reimbursement?
          ## When and how it is paid
          payment: payment_terms?
          ## Tax that the licensee keeps back
          withholding: withholding_tax?

          require not (royalty is given and tiers is given)
            because "the rate is stated twice: royalty is one rate, tiers are bands; leave out one of the two, or say of the one that stood before that it is no longer agreed: royalty = missing, or tiers = missing"
          require royalty >= 0% and royalty <= 100% if royalty is given
            because "a royalty is a share of net sales, from 0 % to 100 %"
          require combination >= 0% and combination <= 100% if combination is given
            because "what is licensed of a combination product is a share of it, from 0 % to 100 %: look at combination"
          require upfront >= 0 if upfront is given
            because "the upfront is paid to the licensor, so it is not below 0; it is {upfront}"
          require maintenance >= 0 if maintenance is given
            because "the fee that keeps the licence is paid to the licensor: maintenance is not below 0"
          require royalty is given or tiers is given or per_unit is given or upfront is given
            or milestones is given or maintenance is given or sublicences is given or equity is given
            or minimum is given
            because "nothing is due: say royalty = 5%, or tiers, per_unit, upfront, milestones, or another clause that brings money"
          require royalty is given or tiers is given if per_unit is given and per_unit.beside is given
            and per_unit.beside = lesser
            because "the lesser of a royalty for units and one on sales is due, but there is none on sales: say royalty = 5% or tiers, or leave out beside"
          require per_unit.beside is given if per_unit is given and (royalty is given or tiers is given)
            because "say how the royalty for units goes together with that on sales: beside = added, greater or lesser"
          require upfront is given if credit is given because "there is no upfront to credit: upfront = EUR 50_000"
          require after_expiry is given if asset is given
            because "say what share of the royalty is due after the end of the asset: after_expiry = 0% for none, 100% for all"
          require asset is given if after_expiry is given
            because "say after whose end: asset = the right that is licensed"
          require minimum_after_expiry is given if asset is given
            and (minimum is given or has_yearly_floor())
            because "say whether the least of a year, or of its sales, stays due after the end of the asset: minimum_after_expiry = due, or not_due"
          require offset_applies is given if offset is given and (step_downs is given or asset is given)
            because "say whether third parties' royalties are taken off before the royalty is stepped down (offset_applies = before_step_downs), or after (after_step_downs)"
          require most_favoured_applies is given if most_favoured is given
            and (step_downs is given or asset is given)
            because "say whether the rates of others are compared before the royalty is stepped down (most_favoured_applies = before_step_downs), or after (after_step_downs)"
          require minimum_met_by is given if minimum is given and credit is given
            because "say whether the minimum is met by royalties as they are earned (minimum_met_by = earned), or as they are paid once the upfront has been credited (paid)"
          require minimum.sell_off_sales is given if minimum is given and minimum.credit != none
            and grant is given and grant.sell_off is given
            because "say whether royalties on sales of the sell-off count for the minimum (sell_off_sales = count), or are due besides (do_not_count)"
          require cap_applies is given if cap is given and minimum is given
            because "say whether the cap holds for running royalties alone (cap_applies = before_minimum), or with what the minimum adds (after_minimum)"
          require cap_and_floor is given if cap is given and floor is given and may_conflict()
            because "the floor may ask for more than the cap allows: say which counts then, cap_and_floor = cap_prevails or floor_prevails"
          require floor_and_minimum is given if minimum is given and floor is given
            and floor.amount is given
            because "say which is worked out first, so that what it adds counts for the other: floor_and_minimum = floor_first or minimum_first"
          require count(m for m in milestones where m.pay < 0) = 0 if milestones is given
            because "a milestone is paid to the licensor, so pay is not below 0; look at ‘{[m.name for m in milestones where m.pay < 0][1]}’"
          require count(m for m in milestones where is_nothing(m.sales_reach)) = 0 if milestones is given
            because "sales reach any amount up to 0 before anything is sold: write an amount above 0 as sales_reach of ‘{at_once()[1]}’, or a day"
          require count(undecided()) = 0 if milestones is given
            because "the milestone ‘{undecided()[1]}’ is due either on a day or when sales reach an amount: fill in on or sales_reach, one of the two"
          require count(unclear()) = 0 if milestones is given
            because "say whether the sales of a year or of the licence reach the amount of ‘{unclear()[1]}’: sales_of = year or life"
          require count(without_days()) = 0 if milestones is given
            because "periods are numbered, so the milestone ‘{without_days()[1]}’ cannot be due on a day: say sales_reach, or write a timeline of the calendar, such as timeline = 2027 .. 2035"
          require count(m for m in milestones where m.on is given and not covered(m.on)) = 0 if milestones is given
            because "the milestone ‘{out_of_term()[1]}’ is due on a day on which the licence does not run: look at on, and at begins and ends of the grant"
          require count(m for m in milestones where not is_chance(m.probability)) = 0 if milestones is given
            because "a probability lies between 0 % and 100 %; look at the milestone ‘{wrong_chances()[1]}’"
          require cap.amount >= (floor.amount otherwise 0) if cap is given and floor is given
            and floor_counts_as_cap()
            because "the cap of {cap.amount} is below the floor of {floor.amount}: more is due at least than at most; raise the cap or lower the floor"

          ## Whether a floor holds for each year: as a share of its sales, or as an amount
          function has_yearly_floor() = if floor is given then if floor.rate is given then yes
            else if floor.counts is given then floor.counts = of_year else no
            else no
          ## Whether a floor may ask for more than a cap allows: not where both are amounts for the same time
          function may_conflict() = if floor is given then floor.rate is given or not floor_counts_as_cap() else no
          ## Milestones on sales of nothing
          function at_once() = [m.name for m in milestones where is_nothing(m.sales_reach)]
          function is_nothing(amount) = if amount is given then amount <= 0 else no
          ## Milestones that have both a day and sales, or neither
          function undecided() = [m.name for m in milestones where m.on is given = m.sales_reach is given]
          ## Milestones on sales that do not say of what time
          function unclear() = [m.name for m in milestones
            where m.sales_reach is given and not (m.sales_of is given)]
          ## Milestones on days where there are none
          function without_days() = [m.name for m in milestones
            where m.on is given and not (case.valuation_date is given)]
          ## Milestones on days before the licence begins or after it ends
          function out_of_term() = [m.name for m in milestones where m.on is given and not covered(m.on)]
          function covered(on) = if on is given and grant is given then grant.covers(on) else yes
          ## Milestones whose probability is none
          function wrong_chances() = [m.name for m in milestones where not is_chance(m.probability)]
          function is_chance(share) = if share is given then share >= 0% and share <= 100% else yes
          ## Whether the floor is an amount that counts for the same time as the cap
          function floor_counts_as_cap() = if floor is given then floor.amount is given and (floor.counts otherwise of_year) = cap.counts else no
          ## Whether something is due at least in each year
          function has_least() = minimum is given or has_yearly_floor()
          ## Whether the minimum, too, is under the cap
          minimum_under_cap = (cap_applies otherwise before_minimum) = after_minimum
          ## Whether the cap prevails over the floor
          cap_comes_first = (cap_and_floor otherwise floor_prevails) = cap_prevails
          ## Whether the rates of others are compared with what step-downs leave
          others_come_last = (most_favoured_applies otherwise before_step_downs) = after_step_downs
          ## Whether third parties' royalties are taken off before step-downs
          takes_off_first = (offset_applies otherwise after_step_downs) = before_step_downs

          ## Clauses that apply to running royalties, in their order
          order_of_clauses = "{if deductions is given then "deductions, " else ""}{rates()}{between()}{behind()}"
          ## What the royalty is worked out by
          function rates() = "{if tiers is given then "tiers" else if royalty is given then "royalty" else "no royalty on sales"}{if others_come_last then "" else of_others()}{if per_unit is given then ", royalty for units" else ""}"
          ## Step-downs and third parties
          function between() = if offset is given and (step_downs is given or asset is given)
            then if takes_off_first then ", third parties{stepped_down()}"
              else "{stepped_down()}, third parties"
            else if offset is given then ", third parties"
            else if step_downs is given or asset is given then stepped_down()
            else ""
          function stepped_down() = ", step-downs{if others_come_last then of_others() else ""}"
          function of_others() = if most_favoured is given then ", rates of other licensees" else ""
          ## What comes behind them
          function behind() = "{bounds()}{if credit is given then ", credit of the upfront" else ""}{leasts()}{if withholding is given then ", tax withheld" else ""}"
          ## The cap and the least share of sales
          function bounds() = if cap_comes_first then "{least_share()}{capped()}"
            else "{capped()}{least_share()}"
          function capped() = if cap is given then ", cap" else ""
          function least_share() = if floor is given
            then if floor.rate is given then ", least share of sales" else ""
            else ""
          ## The amount of the floor and the minimum, each with the cap where that holds for it, too
          function leasts() = if (floor_and_minimum otherwise floor_first) = minimum_first
            then "{of_minimum()}{of_floor()}"
            else "{of_floor()}{of_minimum()}"
          function of_floor() = if floor is given then if floor.amount is given
              then if cap is given and cap_and_floor is given and cap_comes_first then ", floor up to the cap" else ", floor"
              else ""
            else ""
          function of_minimum() = if minimum is given
            then if cap is given and minimum_under_cap then ", minimum up to the cap" else ", minimum"
            else ""
        }

        """##),
    PreludeFile(
      name: "prelude/loan.worth",
      kinds: ["loan"],
      functions: ["months_between", "day_of_thirty"],
      text: ##"""
        ## A loan: what is owed and what is paid, on the days on which something happens.
        ##
        ## Interest runs from day to day on the debt, without interest on interest that is not yet due.
        ## Interest, instalments and fees are rounded to `rounded_to`, and the last payment takes what that
        ## leaves. `debt_on` and `owed_on` say what is owed on any day; `flows` are the dated payments, which
        ## `by_period` puts into months, quarters or years. What is paid is looked at from the borrower.
        kind loan: loan_terms {
          ## Interest rate from the day on
          rate_from[opening] = rate_on(drawn)
          rate_from[d in schedule] = if resets is given then rate_on(d) else rate
          function rate_on(day: date) = if resets is given
            then rate_fixed(count(r for r in resets.from where r <= day))
            else rate
          function rate_fixed(n) = if resets is given and n > 0
            then at_least(at_most(resets.index[n] + margin))
            else rate
          ## The lowest rate that is fixed anew; that of the loan where none is
          lowest_fixed = if resets is given and count(resets) > 0 then min([rate_fixed(n) for n in 1 .. count(resets)]) else 0%
          function at_most(r) = if cap is given then min(cap, r) else r
          function at_least(r) = if floor is given then max(floor, r) else r

          ## Day from which interest runs that falls due next
          runs_from[opening] = drawn
          runs_from[d in schedule] = if interest_due then d else runs_from[d-1]
          ## Years for which it has run until the day
          years[d in schedule] = years_between(runs_from[d-1], d)
          years_before[d in schedule] = if interest_due[d-1] then 0 else years[d-1]
          function years_between(start: date, end: date) = if day_count is {
            months             -> months_between(start, end) / 12
            actual_365         -> year_fraction(start, end, actual_365)
            actual_360         -> year_fraction(start, end, actual_360)
            actual_actual_isda -> year_fraction(start, end, actual_actual_isda)
            eu_30_360          -> year_fraction(start, end, eu_30_360)
            us_30_360          -> year_fraction(start, end, us_30_360)
            bond_30_360        -> year_fraction(start, end, bond_30_360)
          }
          ## What 1 earns in some years
          function earned_by_one(r, years) = if compounding = nominal then r * years / 100%
            else (1 + r) ^ years - 1
          ## Interest that has run after some more years on a debt; where the rate is effective, what has run
          ## already earns as well
          function run_on(accrued, debt, r, years) = debt * earned_by_one(r, years)
            + accrued * (if compounding = nominal then 1 else (1 + r) ^ years)
          ## Interest that has run and is not yet due
          accrued[opening] = 0 * principal
          accrued[d in schedule]: level of money = if interest_due then 0 else running
          running[d in schedule] = run_on(accrued[d-1], debt[d-1], rate_from[d-1], years - years_before)
          ## Interest that is due
          interest[d in schedule] = if interest_due then to_coin(running) else 0
          ## Interest at the rate that the borrower bears, and the part that somebody else pays
          own_accrued[opening] = 0 * principal
          own_accrued[d in schedule]: level of money = if interest_due then 0 else own_running
          own_running[d in schedule] = if subsidy = 0% then running
            else run_on(own_accrued[d-1], debt[d-1], own_rate(d, rate_from[d-1]), years - years_before)
          function own_rate(day: date, r) = if day <= (subsidised_until otherwise last_day) then r - subsidy else r
          subsidised[d in schedule] = if interest_due then to_coin(running - own_running) else 0
          ## Interest that is added to the debt
          capitalised[d in schedule] = if d <= adds_until then interest - subsidised else 0
          function to_coin(amount) = if rounded_to is given
            then round(amount / rounded_to) * rounded_to
            else amount

          ## The days by which instalments are reckoned
          plan = (interest_on + principal_on + [reckoned_until: 1]).dates
          plan_interest = [d: 0 for d in plan] + interest_on
          plan_principal = [d: 0 for d in plan] + principal_on
          step_of[opening] = 0
          step_of[d in plan] = step_of[d-1] + 1
          plan_due[d in plan] = d = reckoned_until or plan_principal.amounts[step_of] > 0
          plan_from[opening] = drawn
          plan_from[d in plan] = if d = reckoned_until or plan_interest.amounts[step_of] > 0 then d
            else plan_from[d-1]
          plan_years[d in plan] = if plan_from = d then years_between(plan_from[d-1], d) else 0
          ## What 1 with each later instalment is worth on a day, and what 1 on the last day is, at a rate
          ## that stays
          later[d in plan] = if d = reckoned_until then 0
            else ((if plan_due[d+1] then 1 else 0) + later[d+1])
              / (1 + earned_by_one(rate, plan_years[d+1]))
          at_the_end[d in plan] = if d = reckoned_until then 1
            else at_the_end[d+1] / (1 + earned_by_one(rate, plan_years[d+1]))
          ## The same from a place in the plan on, at the rate of the day
          function later_at(n, r) = if n > count(plan) then 0
            else ((if plan_due[plan[n]] then 1 else 0) + later_at(n + 1, r))
              / (1 + earned_by_one(r, plan_years[plan[n]]))
          function at_the_end_at(n, r) = if n > count(plan) then 1
            else at_the_end_at(n + 1, r) / (1 + earned_by_one(r, plan_years[plan[n]]))
          ## Instalments that are still due, that of the day among them
          left[d in plan] = (if plan_due then 1 else 0) + (if d = reckoned_until then 0 else left[d+1])

          ## Whether the next instalment must be worked out
          stale[opening] = yes
          stale[d in schedule] = (if due then no else stale[d-1])
            or rate_from != rate_from[d-1] or drawdown > 0
            or due and repayment = annuity and not debt_may_grow and worked_out < running
            or (prepayment_effect otherwise lower_instalments) = lower_instalments and prepaid + swept > 0
          ## Whether the rate has been fixed anew
          was_reset[opening] = no
          was_reset[d in schedule] = was_reset[d-1] or rate_from != rate_from[d-1]
          ## Instalment: with interest where the loan is an annuity, of principal where it is linear
          planned[opening] = 0
          planned[d in schedule]: level of money = if not due or repayment = bullet then planned[d-1]
            else if steps is given and steps_begun(d) > 0 then steps.instalment[steps_begun(d)]
            else if keeps_instalment(d) then instalment otherwise 0
            else if stale[d-1] then to_coin(if debt_may_grow or repayment = linear then worked_out
              else max(worked_out, running))
            else planned[d-1]
          function steps_begun(day: date) = if steps is given
            then count(s for s in steps.from where s <= day)
            else 0
          function keeps_instalment(day: date) = instalment is given
            and not ((instalment_after_reset otherwise kept) = worked_out and was_reset[day])
          worked_out[d in schedule] = if not due or d = last_day and amortised_until is given then 0
            else if repayment = linear then (debt[d-1] - balloon) / left[d]
            else if resets is given
              then (debt[d-1] + running - balloon * at_the_end_at(step_of[d] + 1, rate_from[d-1]))
                / (1 + later_at(step_of[d] + 1, rate_from[d-1]))
            else (debt[d-1] + running - balloon * at_the_end[d]) / (1 + later[d])
          ## Principal that is repaid as agreed
          repaid[d in schedule] = if d = last_day then debt[d-1] + capitalised
            else if not due or repayment = bullet then 0
            else if repayment = linear then min(debt[d-1], planned)
            else min(debt[d-1], planned - interest)
          ## Principal that is drawn
          drawdown[d in schedule] = drawn_amounts.amounts[place]
          drawn_amounts = [d: 0 * principal for d in schedule] + drawdowns
          ## Principal that is paid before it is due
          prepaid[d in schedule] = max(0, min(debt[d-1] + capitalised - repaid,
            prepaid_amounts.amounts[place]))
          prepaid_amounts = [d: 0 * principal for d in schedule] + prepayments
          ## Cash at hand since the last instalment, and the part of it that is swept
          swept_cash = [d: 0 * principal for d in schedule]
            + [f.date: f.amount for f in sweep where f.date > drawn and f.date <= last_day]
          cash[opening] = 0
          cash[d in schedule]: level of money = if due then 0 else cash[d-1] + swept_cash.amounts[place]
          swept[d in schedule] = if due and d < last_day
            then max(0, min(debt[d-1] + capitalised - repaid - prepaid,
              (cash[d-1] + swept_cash.amounts[place]) * sweep_share))
            else 0
          ## Debt at the end of the day, without interest that is not yet due
          debt[opening] = principal
          debt[d in schedule]: level of money = debt[d-1] + drawdown + capitalised - repaid - prepaid - swept

          ## Fees
          fees[d in schedule] = (if interest_due then to_coin(fee_running) else 0)
            + to_coin(prepaid * prepayment_charge)
          fee_so_far[opening] = 0
          fee_so_far[d in schedule]: level of money = if interest_due then 0 else fee_running
          fee_running[d in schedule] = fee_so_far[d-1] + debt[d-1] * yearly_fee * (years - years_before)
          ## What the borrower pays
          paid[d in schedule] = interest - subsidised - capitalised + repaid + prepaid + swept + fees
          ## Day on which it pays
          paid_on[d in schedule] = if calendar is given and moved is given
            then calendar.adjusted(d, moved)
            else d
          ## What the borrower gets and pays, dated, from the first day on
          flows = [drawn: -principal * (1 - upfront_fee)] + [paid_on[d]: paid[d] - drawdown[d] for d in schedule]
          total_interest = sum(interest)
          ## What the loan costs in a year, fees included: the effective rate at which `flows` are worth nothing,
          ## with days counted by actual/365, whatever the loan counts by
          effective_rate = xirr(flows)

          ## Debt at the end of a day, without interest that is not yet due
          function debt_on(day: date) = if day < drawn then 0 * principal
            else if days_until(day) = 0 then principal
            else debt[schedule[days_until(day)]]
          ## What is owed at the end of a day, with the interest that has run
          function owed_on(day: date) = if day < drawn then 0 * principal
            else if days_until(day) = 0 then principal * (1 + earned_by_one(rate_on(drawn), years_between(drawn, day)))
            else owed_after(schedule[days_until(day)], day)
          ## The same if nothing has been paid after an earlier day
          function owed_unpaid(since: date, day: date) = if days_until(since) = 0
            then principal * (1 + earned_by_one(rate_on(drawn), years_between(drawn, day)))
            else owed_after(schedule[days_until(since)], day)
          function owed_after(event: date, day: date) = debt[event] + run_on(accrued[event], debt[event], rate_from[event],
            years_between(runs_from[event], day) - (if interest_due[event] then 0 else years[event]))
          function days_until(day: date) = count(d for d in schedule where d <= day)

          grows_unasked[d in schedule] = due and d < last_day and repayment = annuity and not debt_may_grow
            and planned < interest
          too_little_on = [d for d in schedule where grows_unasked[d]]
          require count(too_little_on) = 0
            because "the instalment of {planned[too_little_on[1]]} on {too_little_on[1]} is less than the interest of {interest[too_little_on[1]]}, so that the debt would grow: a higher one, or debt_may_grow = yes"

          remark "Interest is added to the debt until {capitalised_until otherwise drawn}, while an annuity repays it from {repays_from} on: its instalments do not count that, and the last payment takes what is left." if repayment = annuity and (capitalised_until otherwise drawn) >= repays_from
          remark "The rate is below 0 %: the lender pays the borrower." if rate < 0%
          remark "The floating rate falls below 0 %, to {lowest_fixed}, and the lender pays the borrower then: floor = 0% is the least that many loans agree." if lowest_fixed < 0%
          remark "The last payment, {last_payment}, is more than twice the one before it, {payment_before}: the instalments do not repay the loan; say balloon = EUR … where that is meant." if ends_heavily
          payments = [paid[d] for d in schedule where due[d]]
          last_payment = if count(payments) > 0 then payments[count(payments)] else 0 * principal
          payment_before = if count(payments) > 1 then payments[count(payments) - 1] else last_payment
          ends_heavily = repayment != bullet and balloon = 0 and not (amortised_until is given) and last_payment > 2 * payment_before + 0 * principal
          remark "Prepayments of {sum(prepayments.amounts)} are more than what is owed then: {sum(prepaid)} of them count." if count(prepayments) > 0 and sum(prepaid) < sum(prepayments.amounts)
          remark "The subsidy of {subsidy} is more than the rate of {rate}: the borrower is paid for its debt." if subsidy > rate and not (resets is given)
          show table(rate_from if resets is given, interest, repaid, paid, debt), total_interest, effective_rate
        }

        ## Months from one day to another, of which each month is as long as any other; the last day of a
        ## month is its thirtieth.
        ##
        ## Example: expect months_between(2026-01-31, 2026-02-28) = 1
        ## Example: expect months_between(2026-01-15, 2026-03-30) = 2.5
        function months_between(start: date, end: date) = 12 * (end.year - start.year) + end.month
          - start.month + (day_of_thirty(end) - day_of_thirty(start)) / 30
        ## The day of a month of thirty days: the last day of any month is its thirtieth.
        ##
        ## Example: expect day_of_thirty(2026-02-28) = 30
        ## Example: expect day_of_thirty(2026-03-30) = 30
        function day_of_thirty(day: date) = if day = end_of_month(day) then 30 else day.day

        """##),
    PreludeFile(
      name: "prelude/loan_portfolio.worth",
      kinds: ["loan_portfolio"],
      functions: ["conditional_pd", "stressed_pd"],
      text: ##"""
        ## Probability of a default in a year in which the economy is as stated, where all defaults lean on it.
        ##
        ## Errors: E0608 for a correlation below 0 % or of 100 %, and a probability outside 0 % to 100 %
        ## Source: O. A. Vasicek, The distribution of loan portfolio value, Risk 15 (2002)
        ## Example: expect conditional_pd(2%, 20%, 0) = 1.08%
        ## Example: expect conditional_pd(2%, 0%, -3) = 2.00%
        function conditional_pd(pd: percent, correlation: percent, economy) {
          require correlation >= 0% and correlation < 100% because "a correlation of {correlation} is none: from 0 % to below 100 %"
          require pd >= 0% and pd <= 100% because "a probability of {pd} is none: from 0 % to 100 %"
          if pd <= 0% or pd >= 100% then pd
            else normal_cdf((normal_quantile(pd) - sqrt(correlation) * economy) / sqrt(1 - correlation)) in percent
        }
        ## Probability of a default in a year that is worse than a share of all years.
        ##
        ## With the correlation that banking supervisors prescribe for a firm with a probability of 1 % it is
        ## that behind a risk weight of 92.32 % at a loss given default of 45 % and two and a half years.
        ## Source: Basel Committee on Banking Supervision, International Convergence of Capital Measurement and
        ## Capital Standards (2006), paragraph 272 and annex 5
        ## Example: expect stressed_pd(1%, 19.278%, 99.9%) = 14.03%
        function stressed_pd(pd: percent, correlation: percent, confidence: percent) =
          conditional_pd(pd, correlation, -normal_quantile(confidence))

        ## A book of loans whose defaults go together: what is expected to be lost in a year, and in a bad one.
        ##
        ## All loans lean on one economy. A bad year is one that is worse than the share `confidence` of all
        ## years; where the book is large and no loan stands out, that much is lost in it. In a small book chance
        ## adds to it: `loss_of_year` draws the economy and each default, and its statistics, such as
        ## `book.loss_of_year.p99`, count both.
        ## Source: O. A. Vasicek, The distribution of loan portfolio value, Risk 15 (2002)
        ## Errors: E0608 for probabilities, losses and correlations that are none, and for two rows of one loan
        kind loan_portfolio {
          ## The loans: the segment to which each belongs, what is owed, the probability of a default in a year,
          ## and what is lost of it then, in a bad year as in a usual one
          loans: table { id: text, segment: text, exposure: money, pd: percent, lgd: percent }
          ## How much defaults go together: the correlation of what drives any two of them
          correlation: percent
          ## Share of years that are no worse than the bad one
          confidence: percent

          require count(distinct(loans.id)) = count(loans) because "a loan has one row: one of them stands twice"
          require count(l for l in loans where l.exposure < 0) = 0 because "what is owed is not below 0"
          require count(l for l in loans where l.pd < 0% or l.pd > 100%) = 0 because "a probability lies between 0 % and 100 %"
          require count(l for l in loans where l.lgd > 100%) = 0
            because "of a loan no more than all is lost; costs beyond that belong into the default"
          require correlation >= 0% and correlation < 100%
            because "a correlation of {correlation} is none: from 0 %, where each fails by itself, to below 100 %"
          require confidence > 50% and confidence < 100%
            because "a bad year is worse than most: confidence = 99.9%, not {confidence}"

          ## What is expected to be lost of each loan in a year, and what in the bad year
          expected[l in loans] = l.exposure * l.pd * l.lgd
          in_bad_year[l in loans] = l.exposure * stressed_pd(l.pd, correlation, confidence) * l.lgd
          ## What is owed in all, expected to be lost, lost in the bad year, and what has to be there besides
          owed = sum(loans.exposure)
          expected_loss = sum(expected)
          bad_year_loss = sum(in_bad_year)
          unexpected_loss = bad_year_loss - expected_loss
          ## Share of the largest loan, and how many loans of one size would be as much spread
          largest_share = if owed > 0 then max(loans.exposure) / owed in percent else 0%
          as_many_as = if owed > 0 then 1 / sum((x / owed) ^ 2 for x in loans.exposure) else 0

          ## By segment: what is owed, expected to be lost, lost in the bad year, and how much more in that year
          ## where the segment defaults twice as often
          owed_by[s in loans.segment] = sum(l.exposure for l in loans where l.segment = s)
          expected_by[s in loans.segment] = sum(expected[l.position] for l in loans where l.segment = s)
          bad_year_by[s in loans.segment] = sum(in_bad_year[l.position] for l in loans where l.segment = s)
          added_by_twice[s in loans.segment] = sum(l.exposure * l.lgd * (stressed_pd(min(100%, 2 * l.pd), correlation, confidence) - stressed_pd(l.pd, correlation, confidence)) for l in loans where l.segment = s)

          ## State of the economy: below 0 it is worse than usual
          economy = 0 ~ normal(sd: 1)
          ## Which loans default in a year of that economy, and what is lost
          defaults[l in loans] ~ bernoulli(p: conditional_pd(l.pd, correlation, economy))
          loss_of_year = sum(if defaults[l.position] then l.exposure * l.lgd else 0 for l in loans)

          show table(owed_by, expected_by, bad_year_by, added_by_twice), owed, expected_loss, bad_year_loss, unexpected_loss, largest_share, as_many_as
        }

        """##),
    PreludeFile(
      name: "prelude/loan_terms.worth",
      kinds: ["loan_terms"],
      functions: [],
      text: ##"""
        ## The terms of a loan and the days to which they lead.
        kind loan_terms {
          ## What is lent on the day on which it is drawn
          principal: money
          ## Day on which it is drawn
          drawn: date
          ## Day of the first payment of interest, and of principal unless `first_repayment` is another day
          first_payment: date
          ## Day by which all is paid back
          matures: date
          ## Time from one payment to the next: 1 month, 3 months, 6 months, 1 year
          every: duration
          ## Day on which principal is first repaid, where that is not the day of the first interest
          first_repayment: date?
          ## Interest that falls due before the first repayment: paid, or added to the debt
          convention interest_meanwhile: paid | capitalised ?
          ## Time from one payment of interest to the next, where it is not that of the repayments
          interest_every: duration?
          ## Last day on which interest is added to the debt instead of being paid, where that is another
          ## day than the one before the first repayment
          capitalised_until: date?
          ## Interest rate in a year; where the rate floats, that until it is first fixed
          rate: percent
          ## 12 % in a year are 1 % in a month (nominal), or make 1.12 of 1 in a year (effective)
          convention compounding: nominal | effective
          ## How the time is counted for which interest runs; by `months`, each month is a twelfth of a year
          convention day_count: months | actual_365 | actual_360 | actual_actual_isda | eu_30_360 |
            us_30_360 | bond_30_360
          ## How it is repaid: in equal payments of interest and principal together (annuity), in equal
          ## parts of principal (linear), or at once on the last day (bullet)
          repayment: annuity | linear | bullet
          ## A payment that is agreed: with the interest where it is an annuity, principal alone where it
          ## is linear. Left out, it is worked out
          instalment: money?
          ## Payments that are agreed from stated days on
          steps: table { from: date, instalment: money }?
          ## Whether a debt may grow because a payment is less than the interest
          debt_may_grow: yes_no = no
          ## What is left for the last day beside its instalment
          balloon: money = 0
          ## Day until which instalments are reckoned, where the loan matures before they have repaid it
          amortised_until: date?
          ## What is left between the last whole time and maturity: a short time of its own, or part of the
          ## one before, which becomes long
          convention last_period: short | long ?
          ## Where the first day ends a month: the same day of each month, or the last of each
          convention end_of_month_days: same_day | last_day ?
          ## A floating rate: from which day, which index
          resets: table { from: date, index: percent }?
          ## What comes on top of the index
          margin: percent = 0%
          ## Most that the rate may be once it is fixed
          cap: percent?
          ## Least that it may be
          floor: percent?
          ## An instalment that is agreed, once the rate is fixed anew: kept, or worked out again
          convention instalment_after_reset: kept | worked_out ?
          ## Further amounts that are drawn
          drawdowns: dated money = []
          ## Amounts that are paid back before they are due
          prepayments: dated money = []
          ## Cash at hand, of which a share is paid into the loan with the next instalment
          sweep: dated money = []
          ## That share
          sweep_share: percent = 0%
          ## What a prepayment or a sweep changes: later instalments become lower, or fewer
          convention prepayment_effect: lower_instalments | shorter_term ?
          ## Share of a prepayment that is charged for it
          prepayment_charge: percent = 0%
          ## Share of the principal that is kept back as a fee when it is drawn
          upfront_fee: percent = 0%
          ## Fee in a year on what is owed, paid with the interest
          yearly_fee: percent = 0%
          ## Points of the rate that somebody else pays for the borrower
          subsidy: percent = 0%
          ## Last day for which they are paid
          subsidised_until: date?
          ## Coin to which interest, instalments and fees are rounded, such as EUR 0.01
          rounded_to: money?
          ## Days of business
          calendar: business_calendar?
          ## Day to which a payment moves that falls on another one
          convention moved: unadjusted | following | modified_following | preceding | modified_preceding ?
          ## Interest runs to the day on which it is due, or to that on which it is paid
          convention interest_to: day_due | day_paid ?

          require principal > 0 because "a loan of {principal} is none"
          require first_payment + every > first_payment
            because "payments are some time apart: every = 1 month"
          require matures > drawn or first_payment > matures
            because "the loan matures on {matures}, not before {drawn}, the day on which it is drawn"
          require first_payment >= drawn
            because "nothing is paid on {first_payment}, before the loan is drawn on {drawn}"
          require first_payment <= matures
            because "the first payment of {first_payment} is due after {matures}, when the loan matures"
          require first_repayment >= drawn if first_repayment is given
            because "nothing is repaid on {first_repayment}, before the loan is drawn on {drawn}"
          require first_repayment <= matures if first_repayment is given
            because "the first repayment of {first_repayment} is due after {matures}, when the loan matures"
          require interest_meanwhile is given if (first_repayment otherwise first_payment) > first_payment
            because "interest falls due before the first repayment: interest_meanwhile = paid, or capitalised, which adds it to the debt"
          require balloon >= 0 and balloon <= principal
            because "a balloon of {balloon} is no part of {principal}"
          require balloon = 0 if repayment = bullet
            because "a bullet loan is all repaid on the last day: leave out the balloon"
          require not (instalment is given and steps is given)
            because "the payments are stated twice: instalment is one amount, steps are several; leave out one of the two"
          require not (instalment is given or steps is given) if repayment = bullet
            because "a bullet loan has no instalments: repayment = annuity or linear has"
          require count(r for r in resets where r.position > 1 and r.from <= resets.from[r.position - 1]) = 0 if resets is given
            because "the days from which an index counts stand in their order, each once"
          require count(s for s in steps where s.position > 1 and s.from <= steps.from[s.position - 1]) = 0 if steps is given
            because "the days from which a payment is agreed stand in their order, each once"
          require not (interest_every is given) or instalment is given or steps is given if repayment = annuity
            because "an annuity pays interest with each instalment: leave out interest_every, or state the instalment"
          require count(f.date for f in prepayments where f.date < (first_repayment otherwise first_payment)) = 0 if (prepayment_effect otherwise lower_instalments) = shorter_term
            because "before the first repayment there are no instalments that could become fewer: prepayment_effect = lower_instalments"
          require prepayment_effect is given if count(prepayments) + count(sweep) > 0
            because "practice differs in what a prepayment changes: prepayment_effect = lower_instalments, or shorter_term"
          require sweep_share > 0% and sweep_share <= 100% if count(sweep) > 0
            because "a sweep takes a share of the cash: sweep_share = 50%"
          require moved is given and interest_to is given if calendar is given
            because "where payments keep to days of business, say how they move, such as moved = following, and whether interest runs on until then: interest_to = day_due or day_paid"
          require calendar is given if moved is given
            because "payments move by the days of business of a calendar: calendar = bank, where ‘bank’ is a business_calendar"
          require upfront_fee >= 0% and upfront_fee < 100%
            because "a fee of {upfront_fee} leaves nothing of the loan"
          require rate > -100% because "at a rate of {rate} nothing is left of a debt within a year"
          require yearly_fee >= 0% because "a fee is not below 0 %: {yearly_fee}"
          require prepayment_charge >= 0% and prepayment_charge <= 100%
            because "what is charged for a prepayment is a share of it, not {prepayment_charge}"
          require subsidy >= 0% because "a subsidy lowers the rate: it is stated without a minus, not as {subsidy}"
          require subsidy > 0% if subsidised_until is given
            because "say how many points of the rate are paid until {subsidised_until}: subsidy = 2%"
          require margin = 0% and not (cap is given or floor is given) or resets is given
            because "a margin, a cap and a floor belong to a rate that floats: state its `resets`, or leave them out"
          require (cap otherwise 100%) >= (floor otherwise -100%)
            because "the most that the rate may be, {cap}, is below the least, {floor}"
          require sweep_share = 0% or count(sweep) > 0
            because "say which cash is swept: sweep = [2027-03-31: EUR …]"
          require count(f.amount for f in drawdowns where f.amount <= 0) = 0
            because "an amount that is drawn is above 0; what is paid back before it is due is one of the `prepayments`"
          require count(f.amount for f in prepayments where f.amount < 0) = 0
            because "an amount that is paid back is stated without a minus"
          require count(f.date for f in interest_on where f.date = first_principal) > 0 or first_principal = last_day if repayment = annuity and not (instalment is given or steps is given)
            because "an annuity pays interest and principal together, and on {first_principal} no interest is due: repay on a day on which it is, or state the instalment"
          first_principal = if count(principal_on) > 0 then principal_on.dates[1] else last_day

          repays_from = first_repayment otherwise first_payment
          ## Day until which instalments are reckoned
          reckoned_until = amortised_until otherwise last_day
          ## Day on which all is paid, moved to a day of business where interest runs until then
          last_day = counted_day(matures)
          ## Last day on which interest is added to the debt
          adds_until = if capitalised_until is given then capitalised_until
            else if (interest_meanwhile otherwise paid) = capitalised then repays_from - 1 day
            else drawn - 1 day

          ## The days from a first one on, until the loan, or what its instalments are reckoned by, ends
          function days_from(first: date, step: duration) =
            [counted_day(day_of_cycle(first, step, k)) for k in 0 .. most_steps(first, step)
              where is_kept(day_of_cycle(first, step, k), day_of_cycle(first, step, k + 1))]
          function most_steps(first: date, step: duration) =
            floor(((amortised_until otherwise matures) - first) / (first + step - first) * 1.11) + 1
          function day_of_cycle(first: date, step: duration, k) =
            if (end_of_month_days otherwise same_day) = last_day and first = end_of_month(first)
              then end_of_month(first + k * step)
              else first + k * step
          function is_kept(day: date, next: date) = day >= drawn
            and day < (amortised_until otherwise matures)
            and (next <= (amortised_until otherwise matures) or (last_period otherwise short) = short)
          ## Day to which interest runs that is due on a day
          function counted_day(day: date) = if calendar is given and moved is given
            then if (interest_to otherwise day_due) = day_paid then calendar.adjusted(day, moved) else day
            else day
          interest_on = [d: 1 for d in days_from(first_payment, interest_every otherwise every)]
          principal_on = [d: 1 for d in days_from(repays_from, every)]
          added_on = [d: 1 for d in [capitalised_until otherwise drawn] where d > drawn]
          ## Days on which something changes beside what is paid
          change_on = [d: 0 for d in if resets is given then resets.from else [drawn] where is_within(d)]
            + [d: 0 for d in [subsidised_until otherwise drawn] where is_within(d)]
            + [f.date: 0 for f in sweep where is_within(f.date)]
            + [f.date: 0 for f in drawdowns] + [f.date: 0 for f in prepayments]
          function is_within(day: date) = day > drawn and day < last_day
          ## Days on which something happens, to the last
          schedule = ([f.date: 0 for f in interest_on + principal_on + added_on where f.date < last_day]
            + change_on + [last_day: 0]).dates
          no_mark = [d: 0 for d in schedule]
          interest_marks = no_mark + [f.date: 1 for f in interest_on + added_on where f.date < last_day]
          principal_marks = no_mark + [f.date: 1 for f in principal_on where f.date < last_day]
          ## Place of a day, counted from 1, and what falls due on it
          place[opening] = 0
          place[d in schedule] = place[d-1] + 1
          interest_due[opening] = yes
          interest_due[d in schedule] = d = last_day or interest_marks.amounts[place] > 0
          due[d in schedule] = d = last_day or principal_marks.amounts[place] > 0

          ## Whether the loan matures between two payments
          has_broken_period = count(k for k in 0 .. most_steps(repays_from, every)
            where day_of_cycle(repays_from, every, k) = matures) = 0
          require last_period is given if repayment != bullet and has_broken_period
            because "the loan matures on {matures}, between two payments: last_period = short, or long"
          begins_at_month_end = first_payment = end_of_month(first_payment) and first_payment.day < 31
            or repays_from = end_of_month(repays_from) and repays_from.day < 31
          require end_of_month_days is given if begins_at_month_end
            because "the first day ends its month: end_of_month_days = last_day means the last of each, same_day the same day of each"
          require count(f.date for f in drawdowns where not is_within(f.date)) = 0
            because "amounts are drawn after {drawn} and before {last_day}; the first is the principal"
          require count(f.date for f in prepayments where not is_within(f.date)) = 0
            because "amounts are paid before they are due after {drawn} and before {last_day}"
        }

        """##),
    PreludeFile(
      name: "prelude/market_approach.worth",
      kinds: ["royalty_comparables", "transaction_comparables", "transaction_multiples"],
      functions: ["adjustment_factor", "concluded"],
      text: ##"""
        ## The factor by which the figure of a comparable is adjusted to the asset at hand.
        ##
        ## An adjustment is a share of the figure, positive where ours is better than the comparable.
        ## `added` sums the shares, `multiplied` takes each on what the one before has made.
        ## Units: percents or numbers; the result is a number
        ## Errors: E0608 for an adjustment below -100 %, and for added ones that take more than all
        ## Source: IVS 103 (effective 31 January 2025), market approach, adjustments for differences
        ## Example: expect adjustment_factor([20%, 30%], added) = 1.5
        ## Example: expect adjustment_factor([20%, 30%], multiplied) = 1.56
        function adjustment_factor(adjustments: list, method: added | multiplied) {
          require sum(if a < -100% then 1 else 0 for a in adjustments) = 0
            because "an adjustment of a comparable takes at most 100 %"
          require method = multiplied or 1 + sum(adjustments) >= 0
            because "the adjustments of a comparable together take more than all of its figure"
          if method = added then 1 + sum(adjustments) else product(1 + a for a in adjustments)
        }

        ## The figure that stands for several comparables.
        ##
        ## Units: that of the values; quartiles by the words of `percentile`
        ## Source: IVS 103 (effective 31 January 2025), market approach, selection within the range
        ## Example: expect concluded([3%, 4%, 5%, 6%, 12%], median, inclusive) = 5%
        ## Example: expect concluded([3%, 4%, 5%, 6%, 12%], mean, inclusive) = 6%
        ## Example: expect concluded([3%, 4%, 5%, 6%, 12%], first_quartile, exclusive) = 3.5%
        function concluded(values: list, conclusion: median | mean | first_quartile | third_quartile | lowest | highest, quartiles: inclusive | exclusive | inverted_cdf | averaged_inverted_cdf | closest_observation | interpolated_inverted_cdf | hazen | weibull | linear | median_unbiased | normal_unbiased) =
          if conclusion is {
            median         -> median(values)
            mean           -> mean(values)
            first_quartile -> quartile(values, 1, quartiles)
            third_quartile -> quartile(values, 3, quartiles)
            lowest         -> min(values)
            highest        -> max(values)
          }

        ## A royalty rate from those of comparable licences: adjusted, with their range and quartiles, and
        ## one that stands for all.
        ##
        ## A rate is no value: it goes into a method such as relief_from_royalty. All rates are on one base,
        ## such as net sales.
        ## Errors: E0608 for a licence that stands twice, rates outside 0 % to 100 %, adjustments of another
        ## licence or that take more than all
        ## Source: IVS 103 (effective 31 January 2025), market approach; IVS 210 (same edition), royalty
        ## rates
        kind royalty_comparables {
          ## The licences: name, rate, and whether all terms are disclosed; fees, cross-licences and options may stand behind a rate
          comparables: table { name: text, rate: percent, terms: disclosed | undisclosed }
          ## The adjustments to ours: which comparable, for what reason, and by what share of its rate, positive where ours is better; none for
          ## what is alike
          adjustments: table { name: text, reason: exclusivity | field | territory | date | stage, share: percent }?
          ## What the rates are a share of, such as net sales, the same in all licences
          base: text
          ## Whether the adjustments of a comparable are added up, or each is taken on what the one before has made
          convention combine: added | multiplied
          ## What becomes of licences whose terms are not all known
          convention undisclosed_terms: kept | left_out
          ## How quartiles are found; the words are those of `percentile`
          convention quartiles: inclusive | exclusive | inverted_cdf | averaged_inverted_cdf | closest_observation | interpolated_inverted_cdf | hazen | weibull | linear | median_unbiased | normal_unbiased
          ## Which figure stands for all
          convention conclusion: median | mean | first_quartile | third_quartile | lowest | highest

          require count(distinct(comparables.name)) = count(comparables.name)
            because "a comparable stands twice: each agreement counts once"
          require undisclosed_terms = kept or undisclosed < count(comparables.name)
            because "no comparable has all its terms disclosed: none is left"
          require unknown_adjustments = 0 because "an adjustment names a comparable that is not there"
          require repeated_adjustments = 0
            because "a comparable is adjusted twice for one reason: each difference counts once"
          require base != "" because "rates can be compared only on one base: say what they are a share of"
          require sum(if r < 0% or r > 100% then 1 else 0 for r in comparables.rate) = 0
            because "a royalty rate lies between 0 % and 100 %"

          ## Number of adjustments that name no comparable
          unknown_adjustments = if adjustments is given
            then sum(if sum(if n = a.name then 1 else 0 for n in comparables.name) = 0 then 1
              else 0 for a in adjustments)
            else 0
          ## Number of adjustments that stand beside another for the same reason
          repeated_adjustments = if adjustments is given
            then sum(if sum(if adjustments.name[j] = adjustments.name[i] and adjustments.reason[j] = adjustments.reason[i] then 1 else 0 for j in 1 .. count(adjustments.name)) > 1 then 1
              else 0 for i in 1 .. count(adjustments.name))
            else 0
          ## Number of licences whose terms are not all known
          undisclosed = sum(if r.terms = undisclosed then 1 else 0 for r in comparables)
          ## Name of each comparable
          name[row in comparables] = row.name
          ## Factor of all adjustments of each comparable
          factor[row in comparables] = if adjustments is given
            then adjustment_factor([a.share for a in adjustments where a.name = row.name], combine)
            else 1
          ## Rate of each licence, adjusted
          adjusted[row in comparables] = row.rate * factor
          ## Adjusted rates of those that count
          counted = [adjusted[i] for i in 1 .. count(comparables.name) where undisclosed_terms = kept
            or comparables.terms[i] = disclosed]
          ## Lowest of those rates
          lowest_rate = min(counted)
          ## A quarter lies below
          first_quartile_rate = quartile(counted, 1, quartiles)
          ## Half lies below
          median_rate = median(counted)
          ## Their mean
          mean_rate = mean(counted)
          ## Three quarters lie below
          third_quartile_rate = quartile(counted, 3, quartiles)
          ## Highest of them
          highest_rate = max(counted)
          ## The rate that stands for all
          rate = concluded(counted, conclusion, quartiles)
          ## What is not known of the licences
          warning = if undisclosed = 0
            then "All terms of the {count(comparables.name)} licences are disclosed."
            else if undisclosed_terms = kept
              then "Terms of {undisclosed} of {count(comparables.name)} licences are not all disclosed; they count as if nothing else was agreed."
            else "Terms of {undisclosed} of {count(comparables.name)} licences are not all disclosed; these are left out."

          ## What the rate comes to on an amount of the base, such as the royalty of a year on its sales
          function royalty(sales) = sales * rate

          show "Rates are shares of {base}", table(name, comparables.rate, factor, adjusted), "{warning}",
            lowest_rate, first_quartile_rate, median_rate, mean_rate, third_quartile_rate, highest_rate,
            rate
        }

        ## Value of an asset from the prices of comparable ones, for the whole asset or for each piece, such
        ## as a patent.
        ##
        ## All amounts are in one currency: convert those of another on their days, `USD 5 million in EUR on
        ## 2024-03-01`.
        ## Errors: E0309 for prices in two currencies; E0608 for a comparable that stands twice, adjustments
        ## of another one or that take more than all
        ## Source: IVS 103 (effective 31 January 2025), market approach, comparable transactions method
        kind transaction_comparables: valuation {
          ## The sales: name, price of the whole or of a piece, and whether all terms are disclosed, such as earn-outs and licences back
          comparables: table { name: text, price: level of money, terms: disclosed | undisclosed }
          ## The adjustments to ours: which comparable, for what reason, and by what share of its price, positive where ours is better; none for
          ## what is alike
          adjustments: table { name: text, reason: exclusivity | field | territory | date | stage, share: percent }?
          ## Pieces that are valued, where prices are those of a piece; 1 where they are those of whole assets
          pieces: number
          ## Whether the adjustments of a comparable are added up, or each is taken on what the one before has made
          convention combine: added | multiplied
          ## What becomes of sales whose terms are not all known
          convention undisclosed_terms: kept | left_out
          ## How quartiles are found; the words are those of `percentile`
          convention quartiles: inclusive | exclusive | inverted_cdf | averaged_inverted_cdf | closest_observation | interpolated_inverted_cdf | hazen | weibull | linear | median_unbiased | normal_unbiased
          ## Which figure stands for all
          convention conclusion: median | mean | first_quartile | third_quartile | lowest | highest

          require count(distinct(comparables.name)) = count(comparables.name)
            because "a comparable stands twice: each agreement counts once"
          require undisclosed_terms = kept or undisclosed < count(comparables.name)
            because "no comparable has all its terms disclosed: none is left"
          require unknown_adjustments = 0 because "an adjustment names a comparable that is not there"
          require repeated_adjustments = 0
            because "a comparable is adjusted twice for one reason: each difference counts once"
          require pieces > 0 because "there is something to value"
          require sum(if p < 0 then 1 else 0 for p in comparables.price) = 0
            because "a price is not negative"

          ## Number of adjustments that name no comparable
          unknown_adjustments = if adjustments is given
            then sum(if sum(if n = a.name then 1 else 0 for n in comparables.name) = 0 then 1
              else 0 for a in adjustments)
            else 0
          ## Number of adjustments that stand beside another for the same reason
          repeated_adjustments = if adjustments is given
            then sum(if sum(if adjustments.name[j] = adjustments.name[i] and adjustments.reason[j] = adjustments.reason[i] then 1 else 0 for j in 1 .. count(adjustments.name)) > 1 then 1
              else 0 for i in 1 .. count(adjustments.name))
            else 0
          ## Number of sales whose terms are not all known
          undisclosed = sum(if r.terms = undisclosed then 1 else 0 for r in comparables)
          ## Name of each comparable
          name[row in comparables] = row.name
          ## Factor of all adjustments of each comparable
          factor[row in comparables] = if adjustments is given
            then adjustment_factor([a.share for a in adjustments where a.name = row.name], combine)
            else 1
          ## What ours would sell for by each of them
          implied[row in comparables]: level of money = row.price * pieces * factor
          ## The same, of those that count
          counted = [implied[i] for i in 1 .. count(comparables.name) where undisclosed_terms = kept
            or comparables.terms[i] = disclosed]
          ## Lowest of those values
          lowest_value = min(counted)
          ## A quarter lies below
          first_quartile_value = quartile(counted, 1, quartiles)
          ## Half lies below
          median_value = median(counted)
          ## Their mean
          mean_value = mean(counted)
          ## Three quarters lie below
          third_quartile_value = quartile(counted, 3, quartiles)
          ## Highest of them
          highest_value = max(counted)
          ## Value by the market approach
          value = concluded(counted, conclusion, quartiles)
          ## What is not known of the sales
          warning = if undisclosed = 0
            then "All terms of the {count(comparables.name)} sales are disclosed."
            else if undisclosed_terms = kept
              then "Terms of {undisclosed} of {count(comparables.name)} sales are not all disclosed; they count as if nothing else was agreed."
            else "Terms of {undisclosed} of {count(comparables.name)} sales are not all disclosed; these are left out."

          show table(name, comparables.price, factor, implied), "{warning}", lowest_value,
            first_quartile_value, median_value, mean_value, third_quartile_value, highest_value, value
        }

        ## Value of an asset from the prices of comparable ones as multiples of a metric, such as the
        ## revenue with the asset.
        ##
        ## Price and metric of a comparable are in one currency and of one year, and ours is the same sort
        ## of metric of the like year. Amounts of another currency are converted on their days, `USD 5
        ## million in EUR on 2024-03-01`.
        ## Errors: E0309 for amounts in two currencies; E0608 for a comparable that stands twice, a metric
        ## that is not above 0, adjustments of another one or that take more than all
        ## Source: IVS 103 (effective 31 January 2025), market approach, comparable transactions method
        kind transaction_multiples: valuation {
          ## The sales: name, price, metric, and whether all terms are disclosed, such as earn-outs and licences back
          comparables: table { name: text, price: level of money, metric: level of money, terms: disclosed | undisclosed }
          ## The adjustments to ours: which comparable, for what reason, and by what share of its price, positive where ours is better; none for
          ## what is alike
          adjustments: table { name: text, reason: exclusivity | field | territory | date | stage, share: percent }?
          ## What the metric is, such as the revenue of the last year, the same in all of them and in ours
          metric_name: text
          ## Metric of the asset that is valued
          our_metric: money
          ## Whether the adjustments of a comparable are added up, or each is taken on what the one before has made
          convention combine: added | multiplied
          ## What becomes of sales whose terms are not all known
          convention undisclosed_terms: kept | left_out
          ## How quartiles are found; the words are those of `percentile`
          convention quartiles: inclusive | exclusive | inverted_cdf | averaged_inverted_cdf | closest_observation | interpolated_inverted_cdf | hazen | weibull | linear | median_unbiased | normal_unbiased
          ## Which figure stands for all
          convention conclusion: median | mean | first_quartile | third_quartile | lowest | highest

          require count(distinct(comparables.name)) = count(comparables.name)
            because "a comparable stands twice: each agreement counts once"
          require undisclosed_terms = kept or undisclosed < count(comparables.name)
            because "no comparable has all its terms disclosed: none is left"
          require unknown_adjustments = 0 because "an adjustment names a comparable that is not there"
          require repeated_adjustments = 0
            because "a comparable is adjusted twice for one reason: each difference counts once"
          require metric_name != "" because "multiples can be compared only of one metric: say which"
          require our_metric > 0 because "a multiple of a metric that is not above 0 says nothing"
          require sum(if m <= 0 then 1 else 0 for m in comparables.metric) = 0
            because "a multiple of a metric that is not above 0 says nothing"
          require sum(if p < 0 then 1 else 0 for p in comparables.price) = 0
            because "a price is not negative"

          ## Number of adjustments that name no comparable
          unknown_adjustments = if adjustments is given
            then sum(if sum(if n = a.name then 1 else 0 for n in comparables.name) = 0 then 1
              else 0 for a in adjustments)
            else 0
          ## Number of adjustments that stand beside another for the same reason
          repeated_adjustments = if adjustments is given
            then sum(if sum(if adjustments.name[j] = adjustments.name[i] and adjustments.reason[j] = adjustments.reason[i] then 1 else 0 for j in 1 .. count(adjustments.name)) > 1 then 1
              else 0 for i in 1 .. count(adjustments.name))
            else 0
          ## Number of sales whose terms are not all known
          undisclosed = sum(if r.terms = undisclosed then 1 else 0 for r in comparables)
          ## Name of each comparable
          name[row in comparables] = row.name
          ## Factor of all adjustments of each comparable
          factor[row in comparables] = if adjustments is given
            then adjustment_factor([a.share for a in adjustments where a.name = row.name], combine)
            else 1
          ## Multiple of each sale
          multiple[row in comparables] = row.price / row.metric
          ## What ours would sell for by each of them
          implied[row in comparables]: level of money = our_metric * multiple * factor
          ## The same, of those that count
          counted = [implied[i] for i in 1 .. count(comparables.name) where undisclosed_terms = kept
            or comparables.terms[i] = disclosed]
          ## The multiple that the value comes to
          value_multiple = value / our_metric
          ## Lowest of those values
          lowest_value = min(counted)
          ## A quarter lies below
          first_quartile_value = quartile(counted, 1, quartiles)
          ## Half lies below
          median_value = median(counted)
          ## Their mean
          mean_value = mean(counted)
          ## Three quarters lie below
          third_quartile_value = quartile(counted, 3, quartiles)
          ## Highest of them
          highest_value = max(counted)
          ## Value by the market approach
          value = concluded(counted, conclusion, quartiles)
          ## What is not known of the sales
          warning = if undisclosed = 0
            then "All terms of the {count(comparables.name)} sales are disclosed."
            else if undisclosed_terms = kept
              then "Terms of {undisclosed} of {count(comparables.name)} sales are not all disclosed; they count as if nothing else was agreed."
            else "Terms of {undisclosed} of {count(comparables.name)} sales are not all disclosed; these are left out."

          show "Multiples of the {metric_name}",
            table(name, comparables.price, comparables.metric, multiple, factor, implied), value_multiple,
            "{warning}", lowest_value, first_quartile_value, median_value, mean_value, third_quartile_value,
            highest_value, value
        }

        """##),
    PreludeFile(
      name: "prelude/portfolio.worth",
      kinds: ["portfolio"],
      functions: [],
      text: ##"""
        ## Value of several assets as the sum of their values, each flow counted once.
        ##
        ## Two values of which one rests on flows of the other overlap: a row says which asset shares flows
        ## with which other one, and how much of its value comes from them; that part is counted with the
        ## other asset alone. Parts that are sold alone recover less than the bundle.
        ## Errors: E0608 for an asset that stands twice, an overlap with an asset that is not in the
        ## portfolio or stated twice, an asset that leaves its flows to one that stands after it, shared
        ## parts above a value
        ## Source: IVS 102 (effective 31 January 2025), premises of value; IVS 210 (same edition),
        ## intangible assets, on double counting
        kind portfolio: valuation {
          ## The assets: name, value by a method of its own, and the discount at which it would be sold alone
          parts: table { name: text, value: money, discount_alone: percent }
          ## Overlaps: an asset, the other one with which it shares flows, and how much of the value of the first comes from these
          overlaps: table { name: text, shares_flows_with: text, shared: money }?
          ## Whether the portfolio is sold as a whole, or each asset alone
          convention sold: together | apart

          require count(distinct(parts.name)) = count(parts.name)
            because "an asset stands twice: each is valued once"
          require sum(if d < 0% or d > 100% then 1 else 0 for d in parts.discount_alone) = 0
            because "a discount lies between 0 % and 100 %"
          require sum(if sum(if n = o.name then 1 else 0 for n in parts.name) = 0
              or sum(if n = o.shares_flows_with then 1 else 0 for n in parts.name) = 0 then 1
              else 0 for o in overlaps) = 0 if overlaps is given
            because "an overlap names an asset that is not in the portfolio"
          require sum(if o.name = o.shares_flows_with then 1 else 0 for o in overlaps) = 0 if overlaps is given
            because "an asset shares flows with another one, not with itself"
          require sum(if sum(if j != i and overlaps.name[j] = overlaps.name[i] and overlaps.shares_flows_with[j] = overlaps.shares_flows_with[i] then 1 else 0 for j in 1 .. count(overlaps.name)) > 0 then 1
              else 0 for i in 1 .. count(overlaps.name)) = 0 if overlaps is given
            because "an overlap stands twice"
          require sum(if sum(i for i in 1 .. count(parts.name) where parts.name[i] = o.name) < sum(i for i in 1 .. count(parts.name) where parts.name[i] = o.shares_flows_with) then 1
              else 0 for o in overlaps) = 0 if overlaps is given
            because "an overlap is stated for the asset that stands later in the list; it leaves the flows to one that stands before it, so that each flow is counted with one asset"
          require sum(if s < 0 then 1 else 0 for s in overlaps.shared) = 0 if overlaps is given
            because "a shared part of a value is stated without a minus"
          require sum(if o.shared > sum(p.value for p in parts where p.name = o.shares_flows_with) then 1
              else 0 for o in overlaps) = 0 if overlaps is given
            because "the shared part exceeds the value of the asset with which it is shared"
          require sum(if left_to_other[i] > parts.value[i] and left_to_other[i] > 0 then 1
            else 0 for i in 1 .. count(parts.name)) = 0
            because "no more of a value than all of it comes from shared flows"

          ## Name of each asset
          name[row in parts] = row.name
          ## What each asset shares, and leaves to others
          left_to_other[row in parts] = if overlaps is given
            then sum(o.shared for o in overlaps where o.name = row.name)
            else 0 * row.value
          ## What each asset adds
          counted[row in parts] = row.value - left_to_other
          ## What each asset brings if it is sold alone
          alone[row in parts] = counted * (1 - row.discount_alone)
          ## All values, as if nothing overlapped
          sum_of_values = sum(parts.value)
          ## What would be counted twice
          double_count = sum(left_to_other)
          ## Value of all assets together
          value_together = sum(counted)
          ## What the assets bring if each is sold alone
          value_apart = sum(alone)
          ## What is lost by selling them alone
          loss_apart = value_together - value_apart
          ## Value of the portfolio
          value = if sold = together then value_together else value_apart
          remark "No overlap is stated: each value must rest on flows of its own." if not (overlaps is given)
          ## What the overlaps take out
          taken_out = if overlaps is given
            then "Without the overlaps that are stated, {double_count} would be counted twice."
            else ""

          show table(name, parts.value, left_to_other, counted, alone), "{taken_out}", sum_of_values,
            double_count, value_together, value_apart, loss_apart, value
        }

        """##),
    PreludeFile(
      name: "prelude/real_options.worth",
      kinds: ["black_scholes_merton", "real_option", "option_with_alternatives", "single_real_option", "option_to_defer", "option_to_expand", "option_to_contract", "option_to_abandon", "simulated_option"],
      functions: ["normal_density", "black_scholes_d1", "black_scholes_call", "black_scholes_put", "lattice_value"],
      text: ##"""
        ## The density of the standard normal distribution.
        ##
        ## Example: expect normal_density(0) = 0.398942
        function normal_density(x: number) = exp(-x ^ 2 / 2) / sqrt(2 * 3.141592653589793)

        ## How far the spot price lies above the strike in standard deviations, as the formula of Black and
        ## Scholes counts it: d1.
        ##
        ## Units: spot and strike in one unit; volatility, risk-free rate and leakage per year, the last two
        ## continuous
        ## Errors: E0608 where spot, strike, volatility or years are not above 0
        ## Source: Black and Scholes (1973); Merton (1973), with a continuous dividend yield
        ## Example: expect black_scholes_d1(49, 50, 20%, 5%, 0%, 20 / 52) = 0.0542
        function black_scholes_d1(spot: any_amount, strike: any_amount, volatility: percentage, risk_free: percentage,
          leakage: percentage, years: number) {
          require spot > 0 and strike > 0 because "the formula needs a value and a strike above 0"
          require volatility > 0
            because "without volatility there is nothing to choose: the right is worth what it brings"
          require years > 0
            because "without time there is nothing to wait for: the right is worth what it brings"
          # As plain numbers: the logarithm is no share of anything.
          spread = volatility * sqrt(years) / 100%
          (ln(spot / strike) + (risk_free - leakage) * years / 100%) / spread + spread / 2
        }

        ## The value of the right to buy at the strike on the last day.
        ##
        ## Units: spot, strike and result in one unit; volatility, risk-free rate and leakage per year, the
        ## last two continuous
        ## Errors: E0608 where spot, strike, volatility or years are not above 0
        ## Source: Black and Scholes (1973); Merton (1973), with a continuous dividend yield
        ## Example: expect black_scholes_call(CHF 42, CHF 40, 20%, 10%, 0%, 0.5) = CHF 4.76
        function black_scholes_call(spot: any_amount, strike: any_amount, volatility: percentage,
          risk_free: percentage, leakage: percentage, years: number) {
          d1 = black_scholes_d1(spot, strike, volatility, risk_free, leakage, years)
          d2 = d1 - volatility * sqrt(years)
          spot * exp(-leakage * years) * normal_cdf(d1) - strike * exp(-risk_free * years) * normal_cdf(d2)
        }

        ## The value of the right to sell at the strike on the last day.
        ##
        ## Units: spot, strike and result in one unit; volatility, risk-free rate and leakage per year, the
        ## last two continuous
        ## Errors: E0608 where spot, strike, volatility or years are not above 0
        ## Source: Black and Scholes (1973); Merton (1973), with a continuous dividend yield
        ## Example: expect black_scholes_put(CHF 42, CHF 40, 20%, 10%, 0%, 0.5) = CHF 0.81
        function black_scholes_put(spot: any_amount, strike: any_amount, volatility: percentage,
          risk_free: percentage, leakage: percentage, years: number) {
          d1 = black_scholes_d1(spot, strike, volatility, risk_free, leakage, years)
          d2 = d1 - volatility * sqrt(years)
          strike * exp(-risk_free * years) * normal_cdf(-d2)
            - spot * exp(-leakage * years) * normal_cdf(-d1)
        }

        ## The value of a right to choose among alternatives, each so many times the value of the project
        ## plus an amount, on a lattice.
        ##
        ## Units: the amounts and the result in the unit of the value; `volatility`, `risk_free` and
        ## `leakage` per year, the last two continuous
        ## Errors: E0608 for a value that is not above 0; E0641, E0642 and E0643 as of `binomial_lattice`
        ## Source: Cox, Ross and Rubinstein (1979); Trigeorgis, Real Options (1996)
        ## Example: expect lattice_value(CHF 50, [-1], [CHF 50], 40%, 10%, 0%, 5 / 12, 5, american, lapses, lost) = CHF 4.49
        function lattice_value(value: any_amount, multiples: list, amounts: list, volatility: percentage, risk_free: percentage, leakage: percentage, years: number, steps: number, exercise: european | american, at_end: lapses | runs_on, payouts: lost | received) {
          require value > 0 because "a lattice begins at a value above 0"
          value
            * binomial_lattice(multiples, [amount / value for amount in amounts], volatility, risk_free,
              leakage, years, steps, exercise, at_end, payouts)
        }

        ## A European option by the formula of Black, Scholes and Merton, with its steps and its Greeks.
        ##
        ## Source: Black and Scholes, The pricing of options and corporate liabilities (1973); Merton,
        ## Theory of rational option pricing (1973), with a continuous dividend yield; Greeks after Hull,
        ## Options, Futures, and Other Derivatives
        kind black_scholes_merton {
          ## The right to buy at the strike, or to sell at it
          type: call | put
          ## Price or value of what may be bought or sold
          spot: money
          ## What is paid for it, or received
          strike: money
          ## Standard deviation of the yearly growth of the spot price
          volatility: percent
          ## Yearly rate without risk for the time to expiry
          risk_free: percent
          ## How that rate is stated: continuous, as the formula needs it, or as what is added in a year
          convention compounding: continuous | yearly
          ## Continuous yearly share of the price that the holder of the option misses: dividends, the cost of delay
          leakage: percent
          ## Time until the right ends, in months or years
          time_to_expiry: duration

          require spot > 0 and strike > 0 because "the formula needs a value and a strike above 0"
          require volatility > 0%
            because "without volatility there is nothing to choose: the right is worth what it brings"
          require years > 0
            because "without time there is nothing to wait for: the right is worth what it brings"
          require risk_free > -100% because "a rate of -100 % or less leaves nothing"

          years = time_to_expiry in years
          ## Continuous rate
          rate = if compounding = continuous then risk_free else 100% * ln(1 + risk_free)
          sign = if type = call then 1 else -1
          ## What a standard deviation of growth is over the whole time
          spread = volatility * sqrt(years)
          d1 = black_scholes_d1(spot, strike, volatility, rate, leakage, years)
          d2 = d1 - spread
          n_d1 = normal_cdf(d1)
          n_d2 = normal_cdf(d2)
          ## Present value of the asset, without what leaks until expiry
          present_spot = spot * exp(-leakage * years)
          ## Present value of the strike
          present_strike = strike * exp(-rate * years)
          value = sign * (present_spot * normal_cdf(sign * d1) - present_strike * normal_cdf(sign * d2))
          ## Change of the value for 1 of the spot price
          delta = sign * exp(-leakage * years) * normal_cdf(sign * d1)
          ## Change of delta for 1 of the spot price
          gamma = option_gamma(spot, strike, volatility, rate, leakage, years)
          ## Change of the value for 1 of volatility, which is 100 points; a hundredth of it is for 1 point
          vega = present_spot * normal_density(d1) * sqrt(years)
          ## Change of the value in a year that passes; 1/365 of it is for a day
          theta = sign
            * (leakage * present_spot * normal_cdf(sign * d1)
              - rate * present_strike * normal_cdf(sign * d2))
            - present_spot * normal_density(d1) * volatility / (2 * sqrt(years))
          ## Change of the value for 1 of the continuous rate, which is 100 points; a hundredth of it is for 1 point
          rho = sign * present_strike * years * normal_cdf(sign * d2)

          show d1, d2, n_d1, n_d2, value, delta, gamma, vega, theta, rho
        }

        ## What the holder of a project may do with it until a day, on a lattice of the project's value.
        ##
        ## At each node of the lattice the holder goes on or takes the best of the alternatives, each so
        ## many times the value at
        ## the node plus an amount: expanding by half for 40 is 1.5 and -40, abandoning for 60 is 0 and 60.
        ## Source: Cox, Ross and Rubinstein (1979); Trigeorgis, Real Options: Managerial Flexibility and
        ## Strategy (1996); IVS 105 (effective 31 January 2025) on valuation models
        kind real_option: valuation {
          ## Present value of the project's flows, without what the choice costs
          project_value: money
          ## Standard deviation of the yearly growth of that value
          volatility: percent
          ## Yearly rate without risk for the time to expiry
          risk_free: percent
          ## How that rate is stated: continuous, as the models need it, or as what is added in a year
          convention compounding: continuous | yearly
          ## Continuous yearly share by which waiting lessens the value: flows or years of protection that pass; of a patent
          ## often 1 over the years that it has left. 0% where nothing leaks
          leakage: percent
          ## Time until the right ends, in months or years
          time_to_expiry: duration
          ## Whether the right is used on the last day only, or on any
          convention exercise: european | american
          ## Steps of the lattice, 1 to 10_000
          steps: whole
          ## What each alternative brings: so many times the value …
          multiples: list of number
          ## … plus an amount
          amounts: list of money
          ## Whether the project itself is left on the last day where nothing is chosen, or nothing
          project_runs: yes_no
          ## Whether the holder receives what leaks, as the owner of a running project, or misses it, as one who has not yet begun
          leakage_received: yes_no

          require project_value > 0 because "a lattice begins at a value above 0"
          require volatility > 0%
            because "without volatility there is nothing to choose: the right is worth what it brings"
          require years > 0
            because "without time there is nothing to wait for: the right is worth what it brings"
          require risk_free > -100% because "a rate of -100 % or less leaves nothing"

          years = time_to_expiry in years
          ## Continuous rate
          rate = if compounding = continuous then risk_free else 100% * ln(1 + risk_free)
          ## Years of a step
          step_length = years / steps
          ## Factor of a rise
          u = exp(volatility * sqrt(step_length))
          ## Factor of a fall
          d = 1 / u
          ## Probability of a rise in a world without reward for risk
          p = (exp((rate - leakage) * step_length) - d) / (u - d)
          ## What is worth 1 after a step
          step_factor = exp(-rate * step_length)
          ## Value without any choice
          static_value = if not project_runs then project_value * 0
            else if leakage_received then project_value
            else project_value * exp(-leakage * years)
          ## Value with the choice on the last day only
          european_lattice_value = lattice_value(project_value, multiples, amounts, volatility, rate,
            leakage, years, steps, european, if project_runs then runs_on else lapses,
            if leakage_received then received else lost)
          ## Value with the choice, on the lattice
          lattice_value_now = if exercise = european then european_lattice_value
            else lattice_value(project_value, multiples, amounts, volatility, rate, leakage, years, steps,
              american, if project_runs then runs_on else lapses,
              if leakage_received then received else lost)
          ## What choosing before the last day adds
          early_exercise_premium = lattice_value_now - european_lattice_value
          ## Value with the choice
          value_with_option = lattice_value_now
          ## Value, the right included
          value = value_with_option
          ## What the choice adds
          flexibility_value = value_with_option - static_value

          show u, d, p, static_value, european_lattice_value, early_exercise_premium, value_with_option,
            flexibility_value
        }

        ## A choice among any alternatives.
        ##
        ## Source: Trigeorgis, Real Options: Managerial Flexibility and Strategy in Resource
        ## Allocation (1996)
        kind option_with_alternatives: real_option {
          ## What is left on the last day where nothing is chosen: nothing, or the project itself
          convention at_end: lapses | runs_on
          ## What leaks from the value meanwhile: the holder receives it, or it is lost
          convention payouts: lost | received

          project_runs = if at_end = runs_on then yes else no
          leakage_received = if payouts = received then yes else no
        }

        ## A real option that is a single call or put, by the lattice and by the formula of Black, Scholes
        ## and Merton side by side.
        kind single_real_option: real_option {
          ## By which model the option is valued; both are shown
          convention method: black_scholes | binomial
          ## Whether it is the right to buy more of the project's flows, or to give some of them up
          is_call: yes_no
          ## Share of the project that is bought or given up
          share: number
          ## What is paid for it, or received
          strike: money

          require strike > 0 because "the formula needs a strike above 0"
          require share > 0 because "a choice is about some of the project"
          require method = binomial or exercise = european or is_call and leakage <= 0% and risk_free >= 0%
            because "the formula of Black and Scholes counts the last day only; where using the right early may pay, take method = binomial"

          ## What may be bought or given up
          underlying = project_value * share
          d1 = black_scholes_d1(underlying, strike, volatility, rate, leakage, years)
          d2 = d1 - volatility * sqrt(years)
          n_d1 = normal_cdf(d1)
          n_d2 = normal_cdf(d2)
          ## Value of the right by the formula, for use on the last day
          black_scholes_value = if is_call
            then black_scholes_call(underlying, strike, volatility, rate, leakage, years)
            else black_scholes_put(underlying, strike, volatility, rate, leakage, years)
          ## Value of the right by the lattice
          binomial_value = lattice_value_now - static_value
          ## Value of the right
          option_value = if method = black_scholes then black_scholes_value else binomial_value
          value_with_option = static_value + option_value

          show d1, d2, n_d1, n_d2, u, d, p, black_scholes_value, binomial_value, early_exercise_premium,
            static_value, option_value, value_with_option, flexibility_value
        }

        ## The right to begin a project later, such as an invention that a patent protects.
        ##
        ## Source: McDonald and Siegel, The value of waiting to invest (1986); Damodaran on Valuation
        ## (2006), ch. 12
        kind option_to_defer: single_real_option {
          ## What beginning costs
          cost: money

          is_call = yes
          share = 1
          strike = cost
          multiples = [1]
          amounts = [-cost]
          project_runs = no
          leakage_received = no
          ## Value of beginning now
          static_npv = project_value - cost
          ## Value of the better of beginning now and never
          now_or_never = max(0, static_npv)
          ## What waiting adds to that
          value_of_waiting = option_value - now_or_never
          ## Value of the right
          value = option_value
          ## What the right adds to beginning now
          flexibility_value = option_value - static_npv

          show d1, d2, n_d1, n_d2, u, d, p, static_npv, now_or_never, black_scholes_value, binomial_value,
            early_exercise_premium, option_value, value_of_waiting, flexibility_value
        }

        ## The right to enlarge a running project at a cost.
        ##
        ## Source: Trigeorgis, Real Options: Managerial Flexibility and Strategy in Resource
        ## Allocation (1996)
        kind option_to_expand: single_real_option {
          ## Share by which the project grows: 50 % makes it half as large again
          expansion: percent
          ## What that costs
          cost: money
          ## What leaks from the value meanwhile: the owner of the project receives it, or it is lost
          convention payouts: lost | received

          is_call = yes
          share = expansion * 1
          strike = cost
          multiples = [1 + expansion]
          amounts = [-cost]
          project_runs = yes
          leakage_received = if payouts = received then yes else no
        }

        ## The right to make a running project smaller and save something by it.
        ##
        ## Source: Trigeorgis, Real Options: Managerial Flexibility and Strategy in Resource
        ## Allocation (1996)
        kind option_to_contract: single_real_option {
          ## Share of the project that is given up
          contraction: percent
          ## What is saved or received for it
          saving: money
          ## What leaks from the value meanwhile: the owner of the project receives it, or it is lost
          convention payouts: lost | received

          require contraction <= 100% because "no more than all can be given up"

          is_call = no
          share = contraction * 1
          strike = saving
          multiples = [1 - contraction]
          amounts = [saving]
          project_runs = yes
          leakage_received = if payouts = received then yes else no
        }

        ## The right to give up a running project for what it then brings.
        ##
        ## Source: Myers and Majd, Abandonment value and project life (1990)
        kind option_to_abandon: single_real_option {
          ## What is received on giving the project up
          salvage: money
          ## What leaks from the value meanwhile: the owner of the project receives it, or it is lost
          convention payouts: lost | received

          is_call = no
          share = 1
          strike = salvage
          multiples = [0]
          amounts = [salvage]
          project_runs = yes
          leakage_received = if payouts = received then yes else no
        }

        ## A real option by simulation, beside its value on the lattice.
        ##
        ## What going on is worth is estimated by least squares. Choices by an estimate are wrong at times,
        ## which lowers the value; they are tried on the paths from which they were learnt, which raises it
        ## where paths are few. The standard error knows of neither. Half of the paths have the draws of the
        ## others with opposite signs. The right is used on one of the days, which come at equal distances,
        ## or now.
        ## Source: Longstaff and Schwartz, Valuing American options by simulation: a simple least-squares
        ## approach (2001)
        kind simulated_option {
          ## The option; its right may be used on any day
          option: real_option
          ## Days on which the right may be used
          dates: whole
          ## Paths that are drawn, an even number from 100 on
          paths: whole
          ## Where the drawing begins; the same seed gives the same value on every machine
          seed: whole

          require option.exercise = american
            because "the simulation is for rights that may be used before the last day"

          ## Value and standard error for 1 of the project's value
          estimate = least_squares_option(option.multiples,
            [amount / option.project_value for amount in option.amounts], option.volatility, option.rate,
            option.leakage, option.years, dates, paths, seed,
            if option.project_runs then runs_on else lapses,
            if option.leakage_received then received else lost)
          ## Value with the choice
          value = option.project_value * estimate[1]
          ## Standard error of that
          standard_error = option.project_value * estimate[2]
          ## Bounds within which the mean of very many paths would lie in 95 of 100 simulations
          low = value - 1.96 * standard_error
          high = value + 1.96 * standard_error
          ## Difference from the lattice
          difference = value - option.lattice_value_now

          show value, standard_error, low, high, difference
        }

        """##),
    PreludeFile(
      name: "prelude/reconciliation.worth",
      kinds: ["reconciliation", "rate_reconciliation"],
      functions: ["blocks", "blanks", "text_with_block", "text_with_blank"],
      text: ##"""
        ## So many blocks in a row, as a bar in a text.
        ##
        ## Example: expect blocks(3) = "███"
        function blocks(number: number) = fold(1 .. max(0, round(number)), text_with_block, "")

        ## So many blanks in a row.
        ##
        ## Example: expect "{blanks(2)}|" = "  |"
        function blanks(number: number) = fold(1 .. max(0, round(number)), text_with_blank, "")

        ## A text with one block more.
        ##
        ## Example: expect text_with_block("█", 1) = "██"
        function text_with_block(text: text, position: number) = "{text}█"

        ## A text with one blank more.
        ##
        ## Example: expect text_with_blank("█", 1) = "█ "
        function text_with_blank(text: text, position: number) = "{text} "

        ## What the methods say, side by side, and the value that is concluded from them.
        ##
        ## A method that was considered and rejected is named with its reason. The weights are a judgement,
        ## not a calculation: an average does not make poor methods good.
        ## Source: IVS 103 (effective 31 January 2025), selection of approaches and methods; IVS 106
        ## (effective 31 January 2025)
        kind reconciliation: valuation {
          ## The methods that were used: what each gives with its range, its weight and why
          methods: table {
            method: text, low: level of money, value: level of money, high: level of money, weight: percent
            reason: text
          }
          ## The methods that were considered and not used, and why
          rejected: table { method: text, reason: text }?
          ## How the value is concluded: by weights, or by choosing one of the methods
          convention conclusion: weighted | chosen
          ## The method that is chosen
          choice: text?
          ## Spread of the values above which the methods do not agree, as a share of the value
          tolerance: percent

          require sum(methods.weight) = 100%
            because "the weights of the methods add up to 100 %, not to {sum(methods.weight)}; in one of them you may write rest, what the others leave"
          require count(w for w in methods.weight where w < 0%) = 0 because "a weight is not negative"
          require count(m for m in methods where (m.low > m.value or m.value > m.high)) = 0
            because "a range holds its value: low, value, high"
          require count(m for m in methods where m.reason = "") = 0
            because "each method has a reason for its weight"
          require conclusion = weighted or choice is given
            because "say which method is chosen: choice = \"…\""
          require conclusion = weighted or not (choice is given)
            or count(n for n in methods.method where n = (choice otherwise "")) = 1
            because "choice names one of the methods: {methods.method}"
          require tolerance >= 0% because "a tolerance is not negative"

          ## Value by the weights
          weighted_value = sum(m.value * m.weight for m in methods)
          ## Concluded value
          value = if conclusion = weighted then weighted_value
            else sum(m.value for m in methods where m.method = (choice otherwise ""))
          ## Lowest value of a method
          lowest = min(methods.value)
          ## Highest value of a method
          highest = max(methods.value)
          ## Distance between them, as a share of the value
          spread = (highest - lowest) / value in percent
          ## Whether the methods agree within the tolerance
          agree = spread <= tolerance
          ## From the least to the largest figure of all ranges
          scale_start = min(methods.low)
          scale_end = max(methods.high)
          scale_width = if scale_end > scale_start then 40 / (scale_end - scale_start) else 0 / value
          ## Ranges of the methods on one scale
          football_field[m in methods] =
            "{blanks((m.low - scale_start) * scale_width)}{blocks(max(1, (m.high - m.low) * scale_width))}"
          method[m in methods] = m.method
          low[m in methods]: level of money = m.low
          ## Value of the method
          point[m in methods]: level of money = m.value
          high[m in methods]: level of money = m.high
          weight[m in methods] = m.weight
          ## Why the methods have these weights
          reasons = ["{m.method}: {m.reason}" for m in methods]
          ## Methods that were not used, with the reason
          not_used = if rejected is given then ["{r.method}: {r.reason}" for r in rejected]
            else ["none was considered and rejected"]
          remark "The methods differ by {round(spread, 1)} of the value, more than {tolerance}: find out why before you weigh them."
            if not agree

          show table(method, low, point, high, weight, football_field), lowest, highest, spread, agree,
            reasons, not_used, weighted_value, value
        }

        ## Whether the rates of an acquisition fit together: its internal rate of return, the cost of
        ## capital, and the mean of the rates of all assets weighted by their values (WARA).
        ##
        ## What is left of the price is goodwill, whose rate follows from the cost of capital; it should be
        ## the highest of all.
        ## Source: The Appraisal Foundation, The Identification of Contributory Assets and Calculation of
        ## Economic Rents (2010); IVS 210 (effective 31 January 2025), discount rates
        kind rate_reconciliation {
          ## The assets with their values and rates of return, without goodwill
          assets: table { name: text, value: money, rate: percent }
          ## What was paid for all of them
          price: money
          ## Weighted average cost of capital
          cost_of_capital: percent
          ## Internal rate of return of the price
          internal_rate: percent
          ## Rate of return of goodwill
          goodwill_rate: percent
          ## How far the three rates may lie apart
          tolerance: percent

          require price >= sum(assets.value)
            because "the assets are worth more than the price: check their values before you speak of goodwill"
          require count(v for v in assets.value where v < 0) = 0 because "an asset has no value below 0"
          require tolerance >= 0% because "a tolerance is not negative"

          ## What the price leaves for goodwill
          goodwill = price - sum(assets.value)
          ## Weighted average return on assets
          wara = sum(a.rate * (a.value / price) for a in assets) + goodwill_rate * (goodwill / price)
          ## Rate of goodwill at which the mean would be the cost of capital
          implied_goodwill_rate = if goodwill > 0
            then (cost_of_capital - sum(a.rate * (a.value / price) for a in assets)) / (goodwill / price)
            else 0%
          ## How far the mean lies above the cost of capital
          wara_gap = wara - cost_of_capital
          ## How far the internal rate of return lies above it
          irr_gap = internal_rate - cost_of_capital
          ## Whether all three agree within the tolerance
          agree = abs(wara_gap) <= tolerance and abs(irr_gap) <= tolerance
          remark "The price is low for the plan, or the plan is too good: the internal rate exceeds the cost of capital."
            if irr_gap > tolerance
          remark "The price holds synergies of the buyer, or the plan is too cautious: the internal rate lies below the cost of capital."
            if irr_gap < -tolerance
          remark "The rates of the assets are too high for the cost of capital, or there is too much goodwill."
            if wara_gap > tolerance
          remark "The rates of the assets are too low for the cost of capital." if wara_gap < -tolerance
          remark "Goodwill is the riskiest asset, but its rate, or the one that is implied, lies below that of another: check the rates of the assets."
            if goodwill_rate < max(assets.rate)
              or goodwill != 0 and implied_goodwill_rate < max(assets.rate)

          show goodwill, wara, cost_of_capital, internal_rate, wara_gap, irr_gap, implied_goodwill_rate,
            agree
        }

        """##),
    PreludeFile(
      name: "prelude/relief_from_royalty.worth",
      kinds: ["relief_from_royalty"],
      functions: [],
      text: ##"""
        ## Value of an asset as the royalties that its owner is spared from paying.
        ##
        ## Source: IVS 210 (effective 31 January 2025), relief from royalty
        kind relief_from_royalty: income_method {
          ## Revenue of the products that use the asset; net or gross as the royalty is defined
          revenue: flow of money
          ## Royalty that a licensee would pay, as a share of revenue
          royalty_rate: percent
          ## What the owner spends to keep the asset alive
          owner_costs: flow of money = 0

          require royalty_rate >= 0% because "a royalty rate cannot be negative"
          require royalty_rate <= 100% because "a royalty rate is a share of revenue, at most 100 %"
          require losses is given or revenue >= 0
            because "revenue is negative in a period: where that is meant, as where returns exceed sales, say what happens to the tax on the loss (losses = …)"
          require owner_costs >= 0 because "what the owner spends is stated without a minus"
          require losses is given or royalties >= costs
            because "costs exceed royalties in a period: say whether the tax on that loss is lost (losses = lost), set off (losses = offset) or carried forward (losses = carried_forward)"

          ## Royalties that the owner does not pay
          royalties[t] = revenue * royalty_rate * asset.in_use
          ## What the owner spends while the asset is in force
          costs[t] = owner_costs * asset.in_use
          ## Royalties less the owner's costs
          pre_tax[t] = royalties - costs

          show table(royalties, costs, pre_tax, tax, after_tax, discount_years, factor, present),
            continuous_rate, stub_share, at_plan_end, later, before_benefit, multiplier, benefit,
            value, "{composition()}"
        }

        """##),
    PreludeFile(
      name: "prelude/renewal_fees.worth",
      kinds: ["renewal_decision"],
      functions: [],
      text: ##"""
        ## A calendar of renewal fees: keep the right or drop it, year by year.
        ##
        ## Before each year of the right its fee is due. Whoever pays has the right for that year and may
        ## decide again before the next; whoever does not pay has lost it for good. So a fee that this year
        ## does not earn may still be worth paying. The years are worked back from the last; all values are
        ## as of the day on which the first fee is due. A fee above what can be earned from then on is not
        ## paid; one that equals it is not either.
        ## Source: Schankerman and Pakes, Estimates of the value of patent rights in European countries
        ## during the post-1950 period, Economic Journal 96 (1986); backward induction, Bellman (1957)
        ## Errors: years that do not follow one another, a fee below 0, another number of incomes than of
        ## fees
        kind renewal_decision: valuation {
          ## The fees by year of the right, one row for each year that is left; a year without a fee has the fee 0
          fees: table { year: whole, fee: money }
          ## What the right brings in each of these years while it is in force, less all other costs
          income: list of money
          ## Rate at which what comes later is discounted
          discount_rate: rate
          ## When in its year the income comes; the fee is paid as its year begins
          convention timing: end | middle | start

          require count(income) = count(fees.fee)
            because "each fee needs the income of its year: as many incomes as rows of fees"
          require count(i for i in 2 .. count(years) where years[i] != years[i - 1] + 1) = 0
            because "the years of the right follow one another: a year without a fee has a row with the fee 0"
          require min(fees.fee) >= 0 because "a fee is stated without a minus"
          require discount_rate >= 0
            because "at a rate below 0 the future would be worth more than the present"

          timeline = year 1 .. count(fees.fee)
          ## Growth in a year at the discount rate
          growth = growth_factor(discount_rate, 1 year)
          ## Discount factor of an income to the beginning of its year
          within_year = if timing is {
            start  -> 1
            middle -> growth ^ -0.5
            end    -> 1 / growth
          }
          ## The years of the right, in the order of the rows
          years = [row.year for row in fees]
          ## The fees in the same order
          fee_of_row = [row.fee for row in fees]
          ## Fee of each year
          fee[t] = fee_of_row[t.number]
          ## Income of each year
          income_of_year[t] = income[t.number]
          ## What the year brings, at its beginning, less its fee
          net[t] = income[t.number] * within_year - fee
          ## What keeping the right is worth before the fee is paid, with the right to drop it later
          if_kept[t]: level of money = if t.number = count(fees.fee) then net else net + worth[t+1] / growth
          ## What the right is worth before the fee: nothing where it does not pay to keep it
          worth[t]: level of money = max(0 * net, if_kept)
          ## Whether the fee is worth paying, for a right that is still in force
          keep[t] = if_kept > 0
          ## What each year brings less its fee, as of the day of the first fee
          present_net[t] = net * growth ^ (1 - t.number)
          ## In force or not, on the best course
          in_force[opening] = yes
          in_force[t] = in_force[t-1] and keep
          ## Years for which the fee is paid on that course
          years_kept = sum(if f then 1 else 0 for f in in_force)
          ## Value with the right to drop
          value = worth[year 1]
          ## Value if the right is always kept
          value_if_always_kept = sum(present_net)
          ## What the right to drop adds
          value_of_dropping = value - value_if_always_kept
          ## What happens, in words
          decision = if years_kept = count(fees.fee) then "kept to the end"
            else "dropped before year {years[years_kept + 1]}"

          show table(income_of_year, fee, net, if_kept, worth, in_force, present_net), value,
            value_if_always_kept, value_of_dropping, decision
        }

        """##),
    PreludeFile(
      name: "prelude/royalty_audit.worth",
      kinds: ["royalty_audit"],
      functions: [],
      text: ##"""
        ## An audit of a licence: what was reported against what was found, with interest on what was
        ## paid late, and who bears its cost.
        ##
        ## Errors: E0608 for a day of settlement within the first period
        ## Source: audit clauses of licences: threshold, cost shift, interest, limitation
        kind royalty_audit {
          ## The licence on the sales that the licensee reported
          reported: licence
          ## The licence on the sales that the audit found
          found: licence
          ## Time after the end of a period after which its royalty is due; that of the licence's terms of
          ## payment where it is left out
          payable_after: duration?
          ## Day on which the difference is settled
          settled: date
          ## Interest for a year on what was paid late
          late_rate: percent
          ## Whether interest bears interest each year
          convention interest: simple | compound
          ## How the years between two days are counted
          convention day_count: actual_365 | actual_360 | actual_actual_isda | eu_30_360
          ## What the audit cost
          cost: money
          ## Share of all that was due in the audited time from which on, if more is missing of that, the
          ## licensee bears the cost; what was paid too much counts against it, whatever becomes of it
          threshold: percent
          ## What becomes of what was paid too much: set off against what is missing, as far as that goes,
          ## from the day on which it was paid, so that no interest runs on; paid back at the settlement,
          ## without interest; or kept
          convention overpaid: credited | refunded | kept
          ## Day before which nothing can be claimed any more
          limitation: date?

          require payable_after is given or found.payment is given
            because "say how long after a period its royalty is due: payable_after = 45 days, or payment in the licence"
          require due_days_fit
            because "the licence says when its royalty is due: leave out payable_after, or write what payment says"
          require cost >= 0 because "what the audit cost is stated without a minus"
          require settled > case.first.end
            because "nothing was due yet on the day of settlement, {settled}: it lies after the end of the first period, {case.first.end}"
          require limitation <= settled if limitation is given
            because "all is barred: the day of limitation, {limitation}, lies after the settlement on {settled}"
          require threshold >= 0% and threshold <= 100%
            because "the threshold is a share of what was due, from 0 % to 100 %"
          require late_rate >= 0% because "interest is not below 0"

          ## Day on which the royalty of a period was due
          due_day[t] = if payable_after is given then last_day_of(t.end, payable_after)
            else if found.payment is given then found.payment.due_day(t)
            else t.end
          due_days_fit = if payable_after is given and found.payment is given
            then found.payment.due_day(case.first) = last_day_of(case.first.end, payable_after)
            else yes
          ## Whether the royalty of a period was due by the settlement and can still be claimed
          counts[t] = due_day <= settled and (if limitation is given then due_day >= limitation else yes)
          ## What was due
          due[t] = if counts then owed(found, t) else 0
          ## What was paid
          paid[t] = if counts then owed(reported, t) else 0
          ## What a licence brings in a period, without the interest on what it pays late: the audit reckons its own
          function owed(l: licence, t: period) = if l.withholding is given
            then l.withholding.charged(l.due_in_time[t])
            else l.due_in_time[t]
          ## What is missing
          short[t] = max(0, due - paid)
          ## What was paid too much
          over[t] = max(0, paid - due)
          ## Years by which it is late
          late_years[t] = if counts then year_fraction(due_day, settled, day_count) else 0
          ## What is missing so far; below 0 what was paid too much
          account[opening] = 0
          account[t]: level of money = account[t-1] + due - paid
          ## What bears interest from the period on; below 0 what was missing before and is set off
          bears_interest[t]: flow of money = if overpaid = credited
            then max(0, account) - max(0, account[t-1])
            else short
          ## Interest on what is missing, until the settlement; below 0 what is saved by what is set off
          late_interest[t] = bears_interest * (if interest = simple then late_rate * late_years else (1 + late_rate) ^ late_years - 1 in percent)
          ## All that is missing, less what is set off
          shortfall = sum(short) - set_off
          ## What is set off against it
          set_off = if overpaid = credited then min(sum(over), sum(short)) else 0
          ## What was paid too much and is not set off yet
          credit_left = if overpaid = credited then sum(over) - set_off else 0
          ## What was paid too little in all, as a share of what was due in the audited time
          shortfall_share = if sum(due) > 0
            then max(0, sum(due) - sum(paid)) / sum(due) in percent
            else 0%
          ## Whether the licensee bears the cost
          licensee_bears = shortfall_share > threshold
          ## What the licensor can claim; below 0 what it pays back
          claim = shortfall + sum(late_interest) + (if licensee_bears then cost else 0) - (if overpaid = refunded then sum(over) else 0)
          remark "More was paid than was due in all: {credit_left} stays to the credit of the licensee. Look whether what was reported and what was found are swapped."
            if credit_left > 0
          show table(due, paid, short, over, late_years, late_interest),
            "{if set_off > 0 then "{set_off} that was paid too much is set off." else ""}", shortfall, shortfall_share,
            "{if licensee_bears then "That is more than {threshold}: the licensee bears the cost of the audit." else "That is not more than {threshold}: who asked for the audit bears its cost."}", claim
        }

        """##),
    PreludeFile(
      name: "prelude/royalty_conversions.worth",
      kinds: [],
      functions: ["royalty_from_profit_share", "profit_share_of_royalty", "royalty_on_other_base", "rate_of_unit_royalty"],
      text: ##"""
        ## The royalty rate that gives the licensor a share of the licensee's profit.
        ##
        ## The share is evidence about the case, such as what each side contributes: a fixed quarter is none
        ## (Uniloc v. Microsoft, US Court of Appeals for the Federal Circuit, 2011). `margin` is the profit
        ## before the royalty as a share of the royalty's base.
        ## Units: percents of the profit, of the base; the result of the base
        ## Errors: E0608 for a share or a margin outside 0 % to 100 %
        ## Source: IVS 210 (effective 31 January 2025), relief from royalty, profit split as a check
        ## Example: expect royalty_from_profit_share(30%, 20%) = 6%
        function royalty_from_profit_share(share: percentage, margin: percentage) {
          require share >= 0 and share <= 1 because "a share of the profit lies between 0 % and 100 %"
          require margin >= 0 and margin <= 1
            because "a licensee without a margin pays no royalty from it; it lies between 0 % and 100 %"
          share * margin
        }

        ## The share of the licensee's profit that a royalty rate takes.
        ##
        ## Units: the rate and the margin, before the royalty, as shares of one base; the result is a
        ## percent of the profit
        ## Errors: E0608 for a margin that is not above 0 %, and for a royalty above it
        ## Source: IVS 210 (effective 31 January 2025), relief from royalty, profit split as a check
        ## Example: expect profit_share_of_royalty(6%, 20%) = 30%
        function profit_share_of_royalty(royalty_rate: percentage, margin: percentage) {
          require margin > 0 because "a licensee without a margin cannot pay a royalty from it"
          require royalty_rate <= margin
            because "the royalty exceeds the licensee's margin, so that nobody would pay it"
          royalty_rate / margin in percent
        }

        ## The same royalty as a share of another base, such as gross sales in the place of net sales.
        ##
        ## Units: both bases in one currency and for the same time; the result is a percent of the other
        ## base
        ## Errors: E0608 for another base that is not above 0
        ## Source: the royalty in money is the same
        ## Example: expect royalty_on_other_base(5%, CHF 80, CHF 100) = 4%
        function royalty_on_other_base(royalty_rate: percentage, base: any_amount, other_base: any_amount) {
          require other_base > 0 because "a royalty is a share of something above 0"
          royalty_rate * (base / other_base)
        }

        ## The royalty rate at which a royalty for each piece comes to the same.
        ##
        ## Units: both amounts for one piece, in one currency; the result is a percent of the price
        ## Errors: E0608 for a price that is not above 0
        ## Source: the royalty in money is the same
        ## Example: expect rate_of_unit_royalty(CHF 3, CHF 60) = 5%
        function rate_of_unit_royalty(royalty: any_amount, price: any_amount) {
          require price > 0 because "a royalty is a share of a price above 0"
          royalty / price in percent
        }

        """##),
    PreludeFile(
      name: "prelude/royalty_scoring.worth",
      kinds: ["royalty_scoring"],
      functions: [],
      text: ##"""
        ## A royalty rate placed between a low and a high rate of the market by a weighted score.
        ##
        ## rate = low + (high - low) · position, the position being the weighted score on its scale. Each
        ## score says how much a factor speaks for a high rate. A score is no value, and neither is the
        ## rate: that goes into a method such as relief_from_royalty. The range has no default, nor has a
        ## share of the profit: a quarter is no evidence.
        ## Errors: E0608 for weights that miss 100 %, scores outside the scale, a low rate above the high
        ## one
        ## Source: Razgaitis, Valuation and Dealmaking of Technology-Based Intellectual Property (2009), on
        ## rating and ranking; IVS 210 (effective 31 January 2025), royalty rates
        kind royalty_scoring {
          ## The factors, such as the scope of the claims or the advantage over the next best: score and weight of each
          factors: table { factor: text, score: number, weight: percent }
          ## The score that speaks least for a high rate
          lowest_score: number
          ## The score that speaks most for it
          highest_score: number
          ## Lowest rate of the market for like licences
          low_rate: percent
          ## Highest rate of the market for like licences
          high_rate: percent
          ## Where the range is from, such as the licences and their base
          range_source: text
          ## What the licensee earns before the royalty, as a share of the same base, if it is known
          licensee_margin: percent?

          require sum(factors.weight) = 100% because "the weights of the factors add up to 100 %"
          require sum(if w < 0% then 1 else 0 for w in factors.weight) = 0
            because "a weight is not negative"
          require count(distinct(factors.factor)) = count(factors.factor)
            because "a factor stands twice: each is scored once"
          require highest_score > lowest_score because "a scale runs from a lower score to a higher one"
          require sum(if s < lowest_score or s > highest_score then 1 else 0 for s in factors.score) = 0
            because "a score lies outside the scale from lowest_score to highest_score"
          require low_rate >= 0% and high_rate <= 100% because "a royalty rate lies between 0 % and 100 %"
          require low_rate <= high_rate because "the low rate of the range exceeds the high one"
          require range_source != "" because "the range of the rates is evidence: say where it is from"
          require (licensee_margin otherwise 100%) > 0%
            because "a licensee without a margin cannot pay a royalty from it"

          ## Name of each factor
          name[row in factors] = row.factor
          ## What each factor adds to the weighted score
          adds[row in factors] = row.score * (row.weight / 100%)
          ## The weighted score
          score = sum(adds)
          ## Its place on the scale, from 0 % to 100 %
          position = (score - lowest_score) / (highest_score - lowest_score) in percent
          ## The royalty rate
          rate = low_rate + (high_rate - low_rate) * (position / 100%)
          ## Share of the licensee's profit that the rate takes; 0 % where no margin is given
          share_of_margin = if licensee_margin is given
            then rate / (licensee_margin otherwise 100%) in percent
            else 0%
          ## What the figure is, and what it is not
          remark = if not (licensee_margin is given)
            then "The licensee's margin is not given, so that nothing shows whether the rate can be paid. A score is no value."
            else if share_of_margin > 100%
              then "The rate exceeds the licensee's margin: nobody would pay it. A score is no value."
            else "The rate takes {share_of_margin} of the licensee's margin. A score is no value."

          show table(name, factors.score, factors.weight, adds), score, position,
            "The range of the rates: {range_source}", rate, "{remark}"
        }

        """##),
    PreludeFile(
      name: "prelude/royalty_statement.worth",
      kinds: ["royalty_statement"],
      functions: [],
      text: ##"""
        ## What a licensee reports and pays, period by period, in whole coins: a column for each clause that is agreed. Each
        ## period is rounded by itself; the period in which a year ends takes the residue, so that the year states what it owes.
        ## A credit comes to its whole amount over the licence, a floor of the whole licence at its end. What deductions,
        ## step-downs, third parties and bounds take off stands below 0, so that the columns add up to the royalty.
        ##
        ## Errors: E0608 for a coin that is not above 0
        kind royalty_statement {
          ## The licence
          licence: licence
          ## The smallest coin, such as EUR 0.01
          coin: money
          ## The smallest coin of the currency in which it is paid, where that is another one, as a number:
          ## 0.01 for cents, 1 where there are none
          paid_coin: number?

          require coin > 0 because "the smallest coin is above 0, such as EUR 0.01"
          require paid_coin is given if paid_elsewhere()
            because "it is paid in another currency: say its smallest coin as a number, paid_coin = 0.01 for cents, 1 where there are none"
          require paid_coin > 0 if paid_coin is given
            because "the smallest coin is above 0, such as 0.01"

          ## Whether it is paid in another currency than that of the sales
          function paid_elsewhere() = if licence.payment is given then licence.payment.currency is given else no

          function in_coins(amount) = round_to(amount, coin, half_away)

          ## Sales of the licence before deductions
          gross_sales[t] = in_coins(licence.sales * licence.in_term)
          ## What is taken off them
          deductions[t] = if licence.combination is given
            then in_coins(licence.sales * licence.in_term * (0 - taken_off()))
            else in_coins(licensed_sales - gross_sales)
          function taken_off() = if licence.deductions is given then licence.deductions.taken_off else 0%
          ## What other parts of a combination product bring
          other_parts[t] = in_coins(licensed_sales - gross_sales
            - (if licence.deductions is given then deductions else 0))
          ## Sales on which the royalty is due
          licensed_sales[t] = in_coins(licence.licensed_sales)
          ## Royalty at its rates, before what lowers it
          at_rates[t] = in_coins(full_stated - (if licence.new_year then 0 else full_stated[t-1]))
          full_stated[opening] = 0
          full_stated[t]: level of money = if licence.year_ends
            then in_coins(licence.full_of_year)
            else (if licence.new_year then 0 else full_stated[t-1]) + in_coins(licence.full_royalty)
          ## What step-downs and the end of the asset take off
          step_downs[t] = if licence.offset is given
            then if lowers_nothing then 0 else in_coins(after_reductions - at_rates - third_parties)
            else in_coins(after_reductions - at_rates)
          ## Whether step-downs and the end of the asset leave all of the royalty in the year so far
          lowers_nothing[opening] = yes
          lowers_nothing[t] = (licence.new_year or lowers_nothing[t-1]) and licence.left = 100%
          ## What is taken off for third parties; the coin of rounding, too, where nothing else takes something off
          third_parties[t] = if (licence.step_downs is given or licence.asset is given) and not lowers_nothing
            then in_coins((if licence.new_year then 0 else taken_stated[t-1]) - taken_stated)
            else in_coins(after_reductions - at_rates)
          taken_stated[opening] = 0
          taken_stated[t]: level of money = if licence.year_ends
            then in_coins(licence.taken_of_year)
            else (if licence.new_year then 0 else taken_stated[t-1]) + in_coins(licence.taken_off)
          ## What the cap takes off, and what a least share of sales adds
          bounds[t] = in_coins(royalty - after_reductions)
          ## Royalty after step-downs and third parties
          after_reductions[t] = in_coins(reduced_stated
            - (if licence.new_year then 0 else reduced_stated[t-1]))
          reduced_stated[opening] = 0
          reduced_stated[t]: level of money = if licence.year_ends
            then in_coins(licence.reduced)
            else (if licence.new_year then 0 else reduced_stated[t-1])
              + in_coins(licence.reduced - (if licence.new_year then 0 else licence.reduced[t-1]))
          ## Running royalty
          royalty[t] = if licence.year_ends
            then in_coins(in_coins(earned_of_year) - stated_before)
            else in_coins(licence.earned)
          ## The same for the year so far, before it is rounded
          earned_of_year[opening] = 0
          earned_of_year[t]: level of money = (if licence.new_year then 0 else earned_of_year[t-1])
            + licence.earned
          ## The same as it is stated, with the period and before it
          stated_of_year[opening] = 0
          stated_of_year[t]: level of money = stated_before + royalty
          stated_before[t]: level of money = if licence.new_year then 0 else stated_of_year[t-1]
          ## Upfront credited
          credited[t] = if licence.year_ends
            then in_coins(-in_coins(credited_of_life) - credited_so_far[t-1])
            else -in_coins(licence.credited)
          ## The same for the licence so far, before it is rounded
          credited_of_life[opening] = 0
          credited_of_life[t]: level of money = credited_of_life[t-1] + licence.credited
          ## The same as it is stated
          credited_so_far[opening] = 0
          credited_so_far[t]: level of money = credited_so_far[t-1] + credited
          ## What floor and minimum add, less what is credited of it
          to_minimum[t] = if adds = 0
            then 0
            else in_coins(in_coins(owed_with) - stated_with)
          ## The same before it is rounded
          adds[t] = licence.trued_up + licence.shortfall - licence.shortfall_credited
          ## What is owed with it in the year so far, or in the licence so far where a floor is one of the whole licence
          owed_with[opening] = 0
          owed_with[t]: level of money = owed_before + licence.earned - licence.credited + adds
          owed_before[t]: level of money = if counts_anew then 0 else owed_with[t-1]
          ## What of that is stated, with it and without
          stated_so_far[opening] = 0
          stated_so_far[t]: level of money = stated_with + to_minimum
          stated_with[t]: level of money = (if counts_anew then 0 else stated_so_far[t-1]) + royalty
            + credited
          counts_anew[t] = licence.new_year and not is_of_life
          is_of_life = if licence.floor is given
            then if licence.floor.counts is given then licence.floor.counts = of_life else no
            else no
          ## Milestones
          milestones[t] = in_coins(licence.milestone)
          ## Maintenance fee
          maintenance[t]: flow of money = in_coins(licence.fee)
          ## Share of what sublicensees pay
          sublicences[t] = in_coins(licence.from_sublicences)
          ## Patent costs paid back
          patent_costs[t] = in_coins(licence.paid_back)
          ## Interest on what is paid late
          interest[t] = in_coins(licence.late_interest)
          ## What is due
          due[t] = royalty + credited + to_minimum + milestones + maintenance + sublicences
            + patent_costs + interest
          ## The same, grossed up where the licensee bears the tax
          charged[t] = if licence.withholding is given
            then in_coins(licence.withholding.charged(due))
            else due
          ## Tax that is paid to the licensee's state for the licensor
          tax[t] = if licence.withholding is given
            then in_coins(charged * licence.withholding.applied)
            else 0 * due
          ## What is transferred to the licensor
          transferred[t] = charged - tax
          ## The same in the currency in which it is paid, in its whole coins
          paid_over[t] = if licence.payment is given
            then if paid_coin is given
              then round(licence.payment.in_currency(transferred, t) / paid_coin) / (1 / paid_coin)
              else licence.payment.in_currency(transferred, t)
            else transferred
          ## The first day of a period on which it is payable
          payable_on[t] = if licence.payment is given and case.valuation_date is given
            then licence.payment.due_day(t)
            else missing

          ## What is due on signing, which no period has
          on_signing = in_coins(licence.due_on_signing)
          ## What is left of the upfront to be credited, at the end of the period
          upfront_left[t]: level of money = in_coins(licence.credit_left)
          ## What is left for third parties to be taken off
          offset_left[t]: level of money = in_coins(licence.offset_left)
          ## What is carried forward of minimums: paid short, or in excess
          minimum_left[t]: level of money = in_coins(licence.bank)
          ## Periods in which more is credited than is due
          negative = sum(if charged < 0 then 1 else 0)
          remark "In {negative} of the periods more is credited than is due: what is charged{if licence.withholding is given then ", and the tax withheld," else ""} is below 0; say how it is settled."
            if negative > 0

          show table(gross_sales if licence.deductions is given or licence.combination is given,
            deductions if licence.deductions is given, other_parts if licence.combination is given,
            licensed_sales,
            at_rates if licence.step_downs is given or licence.asset is given or licence.offset is given
              or licence.cap is given or (licence.floor is given and licence.floor.rate is given),
            step_downs if licence.step_downs is given or licence.asset is given,
            third_parties if licence.offset is given,
            bounds if licence.cap is given or (licence.floor is given and licence.floor.rate is given),
            royalty, credited if licence.credit is given,
            to_minimum if licence.minimum is given or licence.floor is given,
            milestones if licence.milestones is given, maintenance if licence.maintenance is given,
            sublicences if licence.sublicences is given, patent_costs if licence.patent_costs is given,
            interest if licence.payment is given and licence.payment.late_by is given, due, charged if licence.withholding is given,
            tax if licence.withholding is given, transferred,
            paid_over if licence.payment is given and licence.payment.currency is given,
            payable_on if licence.payment is given), on_signing if licence.upfront is given,
            table(upfront_left if licence.credit is given, offset_left if licence.offset is given, minimum_left if licence.minimum is given)
        }

        """##),
    PreludeFile(
      name: "prelude/series.worth",
      kinds: [],
      functions: ["ramp", "decay", "interpolate", "accumulated"],
      text: ##"""
        ## A value that goes in a straight line from one in a first period to another in a last, and stays
        ## what it is before and after.
        ##
        ## Units: the periods of one timeline, or numbers; the two values in one unit
        ## Errors: E0608 where the last period does not come after the first
        ## Example: expect ramp(2028, 2026, 2030, 0%, 40%) = 20%
        ## Example: expect ramp(7, 1, 5, CHF 10, CHF 30) = CHF 30
        function ramp(at, first, last, from: any_amount, to: any_amount) {
          require last - first > 0 because "the last period comes after the first"
          if at - first <= 0 then from
            else if last - at <= 0 then to
            else from + (to - from) * ((at - first) / (last - first))
        }

        ## What is left of 1 after some periods in each of which the same share is lost.
        ##
        ## Units: `rate` per period
        ## Errors: E0608 for a share above 100 %
        ## Example: expect decay(10%, 2) = 0.81
        function decay(rate: percentage, periods: number) {
          require rate <= 100% because "no more than all can be lost"
          (1 - rate) ^ periods
        }

        ## The value at a point between given ones, in a straight line; outside them the nearest holds.
        ##
        ## Units: `x` and `xs` in one unit; the result in that of `ys`
        ## Errors: E0608 where there are not as many values as points, or the points do not rise
        ## Example: expect interpolate(3, [1, 5], [CHF 10, CHF 30]) = CHF 20
        ## Example: expect interpolate(9, [1, 5], [CHF 10, CHF 30]) = CHF 30
        function interpolate(x: any_amount, xs: list, ys: list) {
          require count(xs) = count(ys) because "each point has its value"
          require count(xs) >= 1 because "there is a point at least"
          require count(i for i in 1 .. count(xs) - 1 where xs[i + 1] <= xs[i]) = 0
            because "the points rise"
          at = count(p for p in xs where p <= x)
          if at = 0 then ys[1]
            else if at = count(xs) then ys[at]
            else ys[at] + (ys[at + 1] - ys[at]) * ((x - xs[at]) / (xs[at + 1] - xs[at]))
        }

        ## The running total of a list or series.
        ##
        ## Units: that of the values
        ## Example: expect accumulated([CHF 1, CHF 2, CHF 3]) = [CHF 1, CHF 3, CHF 6]
        function accumulated(values: list) = [sum(values[j] for j in 1 .. i) for i in 1 .. count(values)]

        """##),
    PreludeFile(
      name: "prelude/spreadsheet.worth",
      kinds: [],
      functions: ["pv", "payments_grown", "fv", "balance_grown", "pmt", "ipmt", "ppmt", "cumipmt", "cumprinc", "nper", "npv", "npv0", "mirr", "xnpv", "sln", "syd", "db", "declining_value", "ddb", "switching_value", "vdb", "value_at", "effect", "nominal", "rri", "pduration", "fvschedule"],
      text: ##"""
        ## The value now of a level payment in each period, and of an amount after the last.
        ##
        ## What is paid out is negative, what comes in positive, as in a spreadsheet.
        ## Units: `rate` per period; `nper` periods; `pmt` and `fv` in one unit; `type` 0 where payments
        ## fall at the end of periods, 1 at the beginning
        ## Errors: E0608 for a rate of -100 % or less
        ## Source: spreadsheet function PV
        ## Example: expect pv(5%, 10, CHF 100) = -CHF 772.17
        ## Example: expect pv(0.5%, 12 * 20, 500) = -69_790.39
        function pv(rate: percentage, nper: number, pmt: any_amount = 0, fv: any_amount = 0,
          type: number = 0) {
          require 1 + rate > 0 because "a rate of -100 % or less leaves nothing"
          (-(fv + pmt * payments_grown(rate, nper, type))) * (1 + rate) ^ (-nper)
        }

        ## What 1 paid in each of so many periods has grown to at their end.
        ##
        ## Units: `rate` per period; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Example: expect payments_grown(5%, 10) = 12.577_892_536
        function payments_grown(rate: percentage, nper: number, type: number = 0) = if rate = 0 then nper
          else (if type = 0 then 1 else 1 + rate) * compound_growth(rate, nper) / rate

        ## The value after the last period of a level payment in each, and of an amount now.
        ##
        ## Units: `rate` per period; `pmt` and `pv` in one unit; `type` 0 where payments fall at the end of
        ## periods, 1 at the beginning
        ## Errors: E0608 for a rate of -100 % or less
        ## Source: spreadsheet function FV
        ## Example: expect fv(6% / 12, 10, -200, -500, 1) = 2581.40
        function fv(rate: percentage, nper: number, pmt: any_amount = 0, pv: any_amount = 0,
          type: number = 0) {
          require 1 + rate > 0 because "a rate of -100 % or less leaves nothing"
          (-balance_grown(rate, nper, pmt, pv, type))
        }

        ## What an amount and a level payment in each period have grown to.
        ##
        ## Units: `rate` per period; `pmt` and `pv` in one unit; `type` 0 where payments fall at the end of
        ## periods, 1 at the beginning
        ## Example: expect balance_grown(5%, 2, CHF 10, CHF 100) = CHF 130.75
        function balance_grown(rate: percentage, nper: number, pmt: any_amount, pv: any_amount,
          type: number = 0) =
          pv * (1 + rate) ^ nper
          + pmt * payments_grown(rate, nper, type)

        ## The level payment in each period by which an amount now becomes another after the last.
        ##
        ## Units: `rate` per period; `pv` and `fv` in one unit; `type` 0 where payments fall at the end of
        ## periods, 1 at the beginning
        ## Errors: E0608 for a rate of -100 % or less, and for 0 periods
        ## Source: spreadsheet function PMT
        ## Example: expect pmt(1%, 48, -CHF 800_000) = CHF 21_067.07
        function pmt(rate: percentage, nper: number, pv: any_amount, fv: any_amount = 0, type: number = 0) {
          require 1 + rate > 0 because "a rate of -100 % or less leaves nothing"
          require nper != 0 because "there must be a period in which something is paid"
          (-(pv * (1 + rate) ^ nper + fv)) / payments_grown(rate, nper, type)
        }

        ## The interest in the payment of period `per`.
        ##
        ## Units: `rate` per period; `pv` and `fv` in one unit; `type` 0 where payments fall at the end of
        ## periods, 1 at the beginning
        ## Errors: E0608 for a period that is not whole, before the first or after the last, and as `pmt`
        ## Source: spreadsheet function IPMT
        ## Example: expect ipmt(10% / 12, 1, 3 * 12, 8000) = -66.67
        function ipmt(rate: percentage, per: number, nper: number, pv: any_amount, fv: any_amount = 0,
          type: number = 0) =
          pmt(rate, nper, pv, fv, type)
          - ppmt(rate, per, nper, pv, fv, type)

        ## The repayment in the payment of period `per`: the payment less its interest.
        ##
        ## From one payment to the next it grows with the rate.
        ## Units: `rate` per period; `pv` and `fv` in one unit; `type` 0 where payments fall at the end of
        ## periods, 1 at the beginning
        ## Errors: E0608 for a period that is not whole, before the first or after the last, and as `pmt`
        ## Source: spreadsheet function PPMT
        ## Example: expect ppmt(10% / 12, 1, 2 * 12, 2000) = -75.62
        function ppmt(rate: percentage, per: number, nper: number, pv: any_amount, fv: any_amount = 0,
          type: number = 0) {
          require per = round(per) because "payments are counted whole: 1 is the first, 2 the second"
          require per >= 1 because "periods count from 1"
          require per <= nper because "the period is one of the payments"
          payment = pmt(rate, nper, pv, fv, type)
          later = (-(pv + payment + fv / (1 + rate))) / payments_grown(rate, nper - 1)
            * (1 + rate) ^ (per - 2)
          if type = 0 then (-(pv + fv)) / payments_grown(rate, nper) * (1 + rate) ^ (per - 1)
            else if per = 1 then payment
            else later
        }

        ## The interest that is paid from period `start` to period `end`.
        ##
        ## Units: `rate` per period; the result in the unit of `pv`
        ## Errors: E0608 for periods that are not whole, before the first, after the last or in the wrong
        ## order, and as `pmt`
        ## Source: spreadsheet function CUMIPMT
        ## Example: expect cumipmt(9% / 12, 30 * 12, 125_000, 13, 24) = -11_135.23
        function cumipmt(rate: percentage, nper: number, pv: any_amount, start: number, end: number,
          type: number = 0) {
          require start = round(start) and end = round(end)
            because "payments are counted whole: 1 is the first, 2 the second"
          require start >= 1 because "periods count from 1"
          require start <= end because "the first period comes before the last"
          require end <= nper because "the period is one of the payments"
          pmt(rate, nper, pv, 0, type) * (end - start + 1) - cumprinc(rate, nper, pv, start, end, type)
        }

        ## What is repaid of a loan from period `start` to period `end`.
        ##
        ## Units: `rate` per period; the result in the unit of `pv`
        ## Errors: E0608 for periods that are not whole, before the first, after the last or in the wrong
        ## order, and as `pmt`
        ## Source: spreadsheet function CUMPRINC
        ## Example: expect cumprinc(9% / 12, 30 * 12, 125_000, 13, 24) = -934.11
        function cumprinc(rate: percentage, nper: number, pv: any_amount, start: number, end: number,
          type: number = 0) {
          require start = round(start) and end = round(end)
            because "payments are counted whole: 1 is the first, 2 the second"
          require start >= 1 because "periods count from 1"
          require start <= end because "the first period comes before the last"
          require end <= nper because "the period is one of the payments"
          # From one payment to the next the repayment grows with the rate; a payment at the beginning is
          # all repayment.
          later = if end > 1 then ppmt(rate, 2, nper, pv, 0, type) * payments_grown(rate, end - 1)
            else 0 * pv
          if type != 0 and start = 1 then pmt(rate, nper, pv, 0, type) + later
            else ppmt(rate, start, nper, pv, 0, type) * payments_grown(rate, end - start + 1)
        }

        ## The number of periods in which level payments turn an amount now into another.
        ##
        ## Units: `rate` per period; `pmt`, `pv` and `fv` in one unit
        ## Errors: E0608 where the payments never get there
        ## Source: spreadsheet function NPER
        ## Example: expect nper(12% / 12, -100, -1000, 10_000, 1) = 59.67
        function nper(rate: percentage, pmt: any_amount, pv: any_amount, fv: any_amount = 0,
          type: number = 0) {
          require 1 + rate > 0 because "a rate of -100 % or less leaves nothing"
          due = pmt * (if type = 0 then 1 else 1 + rate)
          require rate = 0 or (due + pv * rate != 0 and (due - fv * rate) / (due + pv * rate) > 0)
            because "with these payments the amount is never reached"
          require rate != 0 or pmt != 0 because "without interest and payments nothing changes"
          if rate = 0 then (-(pv + fv)) / pmt
            else periods_to_grow(rate, (-(fv + pv)) * rate / (due + pv * rate))
        }

        ## The value of flows at the ends of periods, one period before the first of them.
        ##
        ## Where the first flow lies now, write `npv0`.
        ## Units: `rate` per period of the flows; the result in the unit of the flows
        ## Source: spreadsheet function NPV
        ## Example: expect npv(10%, [-10_000, 3000, 4200, 6800]) = 1188.44
        function npv(rate: percentage, values: list) =
          sum(values[i] * present_factor(rate, i) for i in 1 .. count(values))

        ## The value of flows of which the first lies now; a series counts from its first period.
        ##
        ## Units: `rate` per period of the flows, for flows by month a rate per month; the valuation date
        ## plays no part, `discount_factor` knows it
        ## Source: function NPV of financial libraries and of interest tables
        ## Example: expect npv0(10%, [-CHF 100, CHF 60, CHF 60.5]) = CHF 4.55
        function npv0(rate: percentage, values: list) =
          sum(values[i] * present_factor(rate, i - 1) for i in 1 .. count(values))

        ## The rate of return where what is paid in costs one rate and what comes out earns another.
        ##
        ## Units: rates per period of the flows
        ## Errors: E0608 where the flows are all of one sign
        ## Source: spreadsheet function MIRR
        ## Example: expect mirr([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 10%, 12%) = 12.61%
        function mirr(values: list, finance_rate: percentage, reinvest_rate: percentage) {
          require finance_rate > -100% because "a rate of -100 % or less leaves nothing"
          require reinvest_rate > -100% because "a rate of -100 % or less leaves nothing"
          last = count(values) - 1
          out = sum(max(0, -values[i + 1]) / (1 + finance_rate) ^ i for i in 0 .. last)
          back = sum(max(0, values[i + 1]) * (1 + reinvest_rate) ^ (last - i) for i in 0 .. last)
          require out > 0 because "something must be paid in"
          require back > 0 because "something must come back"
          ((back / out) ^ (1 / last) - 1) in percent
        }

        ## The value of flows on their dates, on the earliest of them.
        ##
        ## Units: `rate` per year, effective, of 365 days; the result in the unit of the flows
        ## Errors: E0608 where there are not as many dates as flows, and for a rate of -100 % or less
        ## Source: spreadsheet function XNPV
        ## Example: expect xnpv(9%, [-10_000, 2750, 4250, 3250, 2750], [2008-01-01, 2008-03-01, 2008-10-30, 2009-02-15, 2009-04-01]) = 2086.65
        function xnpv(rate: percentage, values: list, dates: list of date) {
          require 1 + rate > 0 because "a rate of -100 % or less leaves nothing"
          require count(values) = count(dates) because "each flow has its date"
          first = min(dates)
          sum(values[i] / (1 + rate) ^ (((dates[i] - first) in days) / 365) for i in 1 .. count(values))
        }

        ## Depreciation of a period in equal parts.
        ##
        ## Units: that of `cost` and `salvage`; `life` in periods
        ## Errors: E0608 for a life of 0
        ## Source: spreadsheet function SLN
        ## Example: expect sln(CHF 30_000, CHF 7500, 10) = CHF 2250
        function sln(cost: any_amount, salvage: any_amount, life: number) {
          require life != 0 because "the life is longer than nothing"
          (cost - salvage) / life
        }

        ## Depreciation of period `per` by the sum of the years' digits.
        ##
        ## Units: that of `cost` and `salvage`; `life` in periods
        ## Errors: E0608 for a period that is not whole, before the first or after the last
        ## Source: spreadsheet function SYD
        ## Example: expect syd(30_000, 7500, 10, 1) = 4090.91
        function syd(cost: any_amount, salvage: any_amount, life: number, per: number) {
          require per = round(per) because "periods are counted whole: 1 is the first, 2 the second"
          require life > 0 because "the life is longer than nothing"
          require per >= 1 because "periods count from 1"
          require per <= life because "depreciation ends with the life"
          (cost - salvage) * (life - per + 1) * 2 / (life * (life + 1))
        }

        ## Depreciation of a period at a fixed rate of what is left, the rate rounded to three digits.
        ##
        ## Units: that of `cost` and `salvage`; `life` and `period` in years; `month` months in the first
        ## year
        ## Errors: E0608 for a period that is not whole, before the first or after the last
        ## Source: spreadsheet function DB
        ## Example: expect db(1_000_000, 100_000, 6, 1, 7) = 186_083.33
        ## Example: expect db(1_000_000, 100_000, 6, 7, 7) = 15_845.10
        function db(cost: any_amount, salvage: any_amount, life: number, period: number,
          month: number = 12) {
          require period = round(period) because "periods are counted whole; `vdb` takes parts of periods"
          require cost >= 0 because "what is written off has a cost"
          require salvage >= 0 because "what is left at the end cannot be negative"
          require life > 0 because "the life is longer than nothing"
          require month >= 1 and month < 13 because "a year has 12 months"
          require period >= 1 because "periods count from 1"
          require period <= life + (if month < 12 then 1 else 0) because "depreciation ends with the life"
          rate = if cost = 0 then 0 else round(1 - (salvage / cost) ^ (1 / life), 3)
          months = floor(month)
          first = cost * rate * months / 12
          left = (cost - first) * (1 - rate) ^ (period - 2)
          if period = 1 then first else left * rate * (if period > life then (12 - months) / 12 else 1)
        }

        ## What is left after so many periods of depreciation at a fixed multiple of the straight line.
        ##
        ## It never falls below `salvage`.
        ## Units: that of `cost` and `salvage`; `life` in periods, `periods` may be broken
        ## Example: expect declining_value(CHF 2400, CHF 300, 10, 1) = CHF 1920
        function declining_value(cost: any_amount, salvage: any_amount, life: number, periods: number,
          factor: number = 2) =
          max(min(cost, salvage), cost * max(0, 1 - factor / life) ^ periods)

        ## Depreciation of a period at a fixed multiple of the straight line, down to `salvage`.
        ##
        ## Units: that of `cost` and `salvage`; `life` in periods; `factor` 2 is double declining
        ## Errors: E0608 for a period that is not whole, before the first or after the last, and for a life or
        ## factor of 0
        ## Source: spreadsheet function DDB
        ## Example: expect ddb(2400, 300, 10 * 365, 1) = 1.32
        ## Example: expect ddb(2400, 300, 10, 2, 1.5) = 306
        function ddb(cost: any_amount, salvage: any_amount, life: number, period: number,
          factor: number = 2) {
          require period = round(period) because "periods are counted whole; `vdb` takes parts of periods"
          require life > 0 because "the life is longer than nothing"
          require factor > 0 because "the factor is above 0"
          require period > 0 because "periods count from 1"
          require period <= life because "depreciation ends with the life"
          before = if period <= 1 then cost else declining_value(cost, salvage, life, period - 1, factor)
          max(0 * cost, before - declining_value(cost, salvage, life, period, factor))
        }

        ## What is left after whole periods `i` to `last`, each written off at a multiple of the straight
        ## line or by the straight line over the life that is left, whichever is more.
        ##
        ## Units: that of `left` and `salvage`
        ## Example: expect switching_value(2400, 300, 10, 2, 1, 1) = 1920
        function switching_value(left: any_amount, salvage: any_amount, life: number, factor: number, i: number,
          last: number) {
          declining = min(left * factor / life, max(0 * left, left - salvage))
          straight = max(0 * left, left - salvage) / max(1, life - i + 1)
          if i > last then left
            else switching_value(left - max(declining, straight), salvage, life, factor, i + 1, last)
        }

        ## Depreciation from time `start` to time `end` at a multiple of the straight line, changing to the
        ## straight line when that is more.
        ##
        ## Units: that of `cost` and `salvage`; `start` and `end` in periods from the beginning, broken ones
        ## too
        ## Errors: E0608 for times before the beginning, after the life or in the wrong order
        ## Source: spreadsheet function VDB
        ## Example: expect vdb(2400, 300, 10 * 12, 6, 18) = 396.31
        ## Example: expect vdb(2400, 300, 10, 0, 0.875, 1.5) = 315
        function vdb(cost: any_amount, salvage: any_amount, life: number, start: number, end: number,
          factor: number = 2, no_switch: yes_no = no) {
          require life > 0 because "the life is longer than nothing"
          require factor > 0 because "the factor is above 0"
          require start >= 0 because "the time begins at 0"
          require start <= end because "the beginning comes before the end"
          require end <= life because "depreciation ends with the life"
          value_at(cost, salvage, life, start, factor, no_switch)
            - value_at(cost, salvage, life, end, factor, no_switch)
        }

        ## What `vdb` leaves of a cost at a time, in a straight line between whole periods.
        ##
        ## Units: that of `cost` and `salvage`
        ## Example: expect value_at(2400, 300, 10, 0.5, 2, no) = 2160
        function value_at(cost: any_amount, salvage: any_amount, life: number, time: number, factor: number,
          no_switch: yes_no) {
          whole = floor(time)
          before = if no_switch then declining_value(cost, salvage, life, whole, factor)
            else switching_value(cost, salvage, life, factor, 1, whole)
          after = if no_switch then declining_value(cost, salvage, life, whole + 1, factor)
            else switching_value(cost, salvage, life, factor, 1, whole + 1)
          if time = whole then before else before + (after - before) * (time - whole)
        }

        ## The rate per year of a nominal one that is added in parts, so many times a year.
        ##
        ## Units: percent per year; `npery` a whole number
        ## Errors: E0608 for less than one part
        ## Source: spreadsheet function EFFECT
        ## Example: expect effect(5.25%, 4) = 5.35%
        function effect(nominal_rate: percentage, npery: number) {
          require npery >= 1 because "interest is added at least once a year"
          compound_growth(nominal_rate / truncate(npery), truncate(npery)) in percent
        }

        ## The nominal rate per year that, added in parts, so many times a year, gives an effective one.
        ##
        ## Units: percent per year; `npery` a whole number
        ## Errors: E0608 for less than one part
        ## Source: spreadsheet function NOMINAL
        ## Example: expect nominal(5.3543%, 4) = 5.25%
        function nominal(effect_rate: percentage, npery: number) {
          require npery >= 1 because "interest is added at least once a year"
          (compound_growth(effect_rate, 1 / truncate(npery)) * truncate(npery)) in percent
        }

        ## The rate per period by which one amount becomes another.
        ##
        ## Units: percent per period; `pv` and `fv` in one unit
        ## Errors: E0608 for less than nothing to begin with, and for no time
        ## Source: spreadsheet function RRI
        ## Example: expect rri(96, CHF 10_000, CHF 11_000) = 0.0993%
        function rri(nper: number, pv: any_amount, fv: any_amount) {
          require nper > 0 because "growth takes time"
          require pv != 0 or fv = pv because "nothing cannot grow into something"
          require pv = 0 or fv / pv >= 0 because "an amount cannot grow into one of the other sign"
          if fv = pv then 0% else ((fv / pv) ^ (1 / nper) - 1) in percent
        }

        ## The number of periods in which one amount becomes another.
        ##
        ## Units: `rate` per period; `pv` and `fv` in one unit
        ## Errors: E0608 for amounts that are not above 0, and for a rate of 0
        ## Source: spreadsheet function PDURATION
        ## Example: expect pduration(2.5%, 2000, 2200) = 3.86
        function pduration(rate: percentage, pv: any_amount, fv: any_amount) {
          require rate > 0 because "without growth an amount stays what it is"
          require fv / pv > 0 because "an amount cannot grow into one of the other sign"
          periods_to_grow(rate, (fv - pv) / pv)
        }

        ## What an amount becomes at a list of rates, one after the other.
        ##
        ## Units: rates per period; the result in the unit of `principal`
        ## Source: spreadsheet function FVSCHEDULE
        ## Example: expect fvschedule(CHF 1, [9%, 11%, 10%]) = CHF 1.33
        function fvschedule(principal: any_amount, schedule: list) =
          principal * product(1 + step for step in schedule)

        """##),
    PreludeFile(
      name: "prelude/staged_projects.worth",
      kinds: ["staged_project", "staged_project_with_markets"],
      functions: ["value_at_gate", "value_of_going_on"],
      text: ##"""
        ## What a project is worth at the beginning of one of its stages, if it may be given up there and at
        ## each later one.
        ##
        ## Costs are paid at the beginning of their stage, or as late as the factors of the costs say.
        ## Units: costs, final value and result in one unit; the factors discount over a stage, and to the
        ## time of a cost within it
        ## Source: backward induction, Bellman (1957); Trigeorgis, Real Options (1996)
        ## Example: expect value_at_gate(1, [CHF 10, CHF 50], [50%, 60%], [0.9, 0.8], [1, 1], CHF 300) = CHF 32.30
        ## Example: expect value_at_gate(2, [CHF 10, CHF 50], [50%, 60%], [0.9, 0.8], [1, 1], CHF 90) = CHF 0
        function value_at_gate(stage: number, costs: list, successes: list, stage_factors: list,
          cost_factors: list, final: any_amount) =
          if stage > count(costs)
          then final
          else max(0 * final,
            value_of_going_on(stage, costs, successes, stage_factors, cost_factors, final))

        ## What going on with a stage is worth at its beginning, if the project may be given up at each
        ## later one; it may be below 0.
        ##
        ## Units: as of `value_at_gate`
        ## Source: backward induction, Bellman (1957)
        ## Example: expect value_of_going_on(2, [CHF 10, CHF 50], [50%, 60%], [0.9, 0.8], [1, 1], CHF 90) = -CHF 6.80
        function value_of_going_on(stage: number, costs: list, successes: list, stage_factors: list,
          cost_factors: list, final: any_amount) =
          successes[stage]
          * stage_factors[stage]
          * value_at_gate(stage + 1, costs, successes, stage_factors, cost_factors, final)
          - costs[stage] * cost_factors[stage]

        ## A project in stages, each of which must succeed: its value with the risk of each stage counted
        ## once (rNPV).
        ##
        ## A cost is weighted by the probability of reaching its stage, what the launch brings by the
        ## probability of all stages. The rate must not contain the risk of failure once more. Beside it
        ## stands the short-cut that weights everything by one probability; it takes early costs for paid
        ## only if all goes well, and so is too high.
        ## Source: Stewart, Allison and Johnson, Putting a price on biotechnology, Nature Biotechnology 19
        ## (2001); Bogdan and Villiger, Valuation in Life Sciences (2010); IVS 210 (effective 31 January
        ## 2025)
        kind staged_project: valuation {
          ## The stages in their order, with how long each lasts in months or years, what it costs and how likely it succeeds once it is begun
          stages: table { name: text, duration: duration, cost: money, success: percent }
          ## Value on the day of the launch of all flows that follow it, if all stages succeed
          launch_value: money?
          ## Flows of the years after the launch, in the place of that value
          flows_after_launch: list of money?
          ## When in a year after the launch its flow comes; for flows_after_launch
          convention flow_timing: end | middle | start?
          ## Rate without the risk of failure, which the probabilities count
          discount_rate: rate
          ## When in a stage its cost is paid
          convention cost_timing: start | middle | end

          require launch_value is given != flows_after_launch is given
            because "say what the launch brings, either as launch_value or as flows_after_launch"
          require (launch_value is given) or (flow_timing is given)
            because "flows after the launch need flow_timing, when in a year they come"
          require count(s for s in stages.success where s < 0% or s > 100%) = 0
            because "a probability lies between 0 % and 100 %"
          require count(c for c in stages.cost where c < 0) = 0
            because "a cost is stated without a minus; what comes in belongs to the launch"
          require discount_rate >= 0
            because "at a rate below 0 the future would be worth more than the present"

          ## Growth in a year at the discount rate
          growth = growth_factor(discount_rate, 1 year)
          ## Years to the end of each stage
          ends[opening] = 0
          ends[row in stages] = ends[row-1] + (row.duration in years)
          ## Years to its beginning
          starts[row in stages] = ends[row-1]
          ## Probability that it succeeds and all before it
          passed[opening] = 100%
          passed[row in stages] = passed[row-1] * row.success
          ## Probability that it is begun
          reached[row in stages] = passed[row-1]
          ## Cost times that probability
          expected_cost[row in stages] = row.cost * reached
          ## Years to the day on which its cost is paid
          cost_years[row in stages] = starts
            + (ends - starts) * (if cost_timing is { start -> 0, middle -> 0.5, end -> 1 })
          ## Discount factor of that day
          cost_factor[row in stages] = growth ^ (-cost_years)
          ## Present value of the expected cost
          present_cost[row in stages] = expected_cost * cost_factor
          ## Years to the launch
          years_to_launch = ends[closing]
          ## Probability that it comes to a launch
          launch_probability = passed[closing]
          ## What the launch brings, on its day
          value_at_launch = if launch_value is given then (launch_value otherwise 0)
            else sum((flows_after_launch otherwise [0 * stages.cost[1]])[i]
              * growth ^ (-(i - (if (flow_timing otherwise end) is { end -> 0, middle -> 0.5, start -> 1 })))
              for i in 1 .. count(flows_after_launch otherwise [0 * stages.cost[1]]))
          ## Present value of that, if all stages succeed
          present_launch = value_at_launch * growth ^ (-years_to_launch)
          ## The same times its probability
          expected_launch = present_launch * launch_probability
          ## Present value of all costs, each times the probability that it is paid
          expected_costs = sum(present_cost)
          ## Value with the risk of each stage counted
          rnpv = expected_launch - expected_costs
          ## Present value of all costs, if all stages succeed
          costs_if_all_succeed = sum(stages.cost[i] * cost_factor[i] for i in 1 .. count(stages.cost))
          ## Value of the project where it is carried through: the rNPV, without the right to give it up
          value = rnpv
          ## Value if all stages succeed
          value_if_all_succeed = present_launch - costs_if_all_succeed
          ## That value times the probability of all stages, costs included
          shortcut = value_if_all_succeed * launch_probability
          ## By how much that is too high
          shortcut_error = shortcut - rnpv
          ## Factor over each stage, and to the payment of its cost within it
          stage_factor[row in stages] = growth ^ (starts - ends)
          cost_factor_in_stage[row in stages] = growth ^ (starts - cost_years)
          ## Value at the beginning of each stage, if it is reached and the project may be given up there and at each later one
          gates = [value_at_gate(i, stages.cost, stages.success, stage_factor, cost_factor_in_stage, value_at_launch)
            for i in 1 .. count(stages.cost)]
          ## Value if the project may be given up at each gate
          value_with_abandonment = gates[1]
          ## What that right adds
          abandonment_value = if abs(value_with_abandonment - rnpv) <= 1e-12
            * (expected_launch + expected_costs)
            then 0 * rnpv
            else value_with_abandonment - rnpv

          show table(starts, reached, passed, expected_cost, cost_factor, present_cost), launch_probability,
            value_at_launch, present_launch, expected_launch, expected_costs, rnpv, value_if_all_succeed,
            shortcut, shortcut_error, gates, value_with_abandonment, abandonment_value
        }

        ## A project in stages whose market becomes known at a gate, and what it is worth to go on from there
        ## only where that pays.
        ##
        ## `value` is the rNPV of a project that goes on in every market; what it is worth with the right to
        ## stop is `value_with_abandonment`, and the right alone `abandonment_value`.
        ## Source: Brealey, Myers and Allen, Principles of Corporate Finance, on real options and decision
        ## trees
        kind staged_project_with_markets: staged_project {
          ## The markets that may come, with their probabilities and the value on the day of the launch in each
          markets: table { name: text, probability: percent, launch_value: level of money }
          ## The stage before which it becomes known which market comes
          known_before: text

          require sum(markets.probability) = 100%
            because "one of the markets comes: their probabilities add up to 100 %"
          require count(p for p in markets.probability where p < 0%) = 0
            because "a probability is not negative"
          require count(n for n in stages.name where n = known_before) = 1
            because "known_before names one of the stages"

          ## Expected value on the day of the launch
          launch_value =
            sum(markets.probability[i] * markets.launch_value[i] for i in 1 .. count(markets.launch_value))
          ## Position of the stage before which the market is known
          gate = sum(i for i in 1 .. count(stages.name) where stages.name[i] = known_before)
          ## What going on at that gate is worth in each market
          going_on = [value_of_going_on(gate, stages.cost, stages.success, stage_factor, cost_factor_in_stage, m.launch_value)
            for m in markets]
          ## The same where the project may be given up
          at_gate = [max(0 * v, v) for v in going_on]
          ## Expected value at that gate
          expected_at_gate = sum(markets.probability[i] * at_gate[i] for i in 1 .. count(at_gate))
          ## Value at the beginning of each stage up to there
          gates = [if i >= gate then (if i = gate then expected_at_gate else sum(m.probability * value_at_gate(i, stages.cost, stages.success, stage_factor, cost_factor_in_stage, m.launch_value) for m in markets))
            else value_at_gate(i, stages.cost[.. gate - 1], stages.success, stage_factor,
              cost_factor_in_stage, expected_at_gate) for i in 1 .. count(stages.cost)]
        }

        """##),
    PreludeFile(
      name: "prelude/statistics.worth",
      kinds: [],
      functions: ["quartile", "sum_product", "weighted_mean", "correlation", "slope", "intercept", "r_squared"],
      text: ##"""
        ## The value below which one, two or three quarters of the values lie.
        ##
        ## Units: that of the values; `number` 1, 2 or 3; the methods are those of `percentile`
        ## Errors: E0608 for another number
        ## Source: spreadsheet functions QUARTILE.INC and QUARTILE.EXC
        ## Example: expect quartile([3%, 4%, 5%, 6%, 8%], 1, inclusive) = 4%
        ## Example: expect quartile([3%, 4%, 5%, 6%, 8%], 1, exclusive) = 3.5%
        function quartile(values: list, number: number, method: inclusive | exclusive | inverted_cdf | averaged_inverted_cdf | closest_observation | interpolated_inverted_cdf | hazen | weibull | linear | median_unbiased | normal_unbiased) {
          require number = 1 or number = 2 or number = 3 because "a quartile is the first, second or third"
          percentile(values, number * 25%, method)
        }

        ## The sum of values, each times the weight in the same position.
        ##
        ## Units: that of a value times a weight
        ## Errors: E0608 where there are not as many weights as values
        ## Source: spreadsheet function SUMPRODUCT
        ## Example: expect sum_product([CHF 3, CHF 4], [2, 5]) = CHF 26
        function sum_product(values: list, weights: list) {
          require count(values) = count(weights) because "each value has its weight"
          sum(values[i] * weights[i] for i in 1 .. count(values))
        }

        ## The mean of values that count by their weights.
        ##
        ## Units: that of the values; the weights need not add up to 1
        ## Errors: E0608 where there are not as many weights as values, or the weights add up to 0
        ## Example: expect weighted_mean([CHF 100, CHF 200], [75%, 25%]) = CHF 125
        function weighted_mean(values: list, weights: list) {
          require sum(weights) != 0 because "some value must have a weight"
          sum_product(values, weights) / sum(weights)
        }

        ## How closely two lists rise and fall together, from -1 to 1.
        ##
        ## Errors: E0608 where the lists are not equally long, or one of them does not vary
        ## Source: Pearson's coefficient, spreadsheet function CORREL
        ## Example: expect correlation([3, 2, 4, 5, 6], [9, 7, 12, 15, 17]) = 0.997_054
        function correlation(xs: list, ys: list) {
          require max(ys) > min(ys) because "values that are all the same rise and fall with nothing"
          slope(ys, xs) * (standard_deviation(xs, population) / standard_deviation(ys, population))
        }

        ## The rise of the regression line of `ys` on `xs`.
        ##
        ## Units: that of a y for each x
        ## Errors: E0608 where the lists are not equally long, or `xs` does not vary
        ## Source: least squares, spreadsheet function SLOPE
        ## Example: expect slope([2, 3, 9, 1, 8, 7, 5], [6, 5, 11, 7, 5, 4, 4]) = 0.305_556
        ## Example: expect slope([CHF 5, CHF 5, CHF 5], [1, 2, 3]) = CHF 0
        function slope(ys: list, xs: list) {
          require count(xs) = count(ys) because "each value has its partner"
          require max(xs) > min(xs) because "where x is always the same, no line is better than another"
          x = mean(xs)
          y = mean(ys)
          # In parts of the range of x, so that no square of an amount is formed.
          range = max(xs) - min(xs)
          squares = sum(((v - x) / range) ^ 2 for v in xs)
          sum((xs[i] - x) / range * (ys[i] - y) for i in 1 .. count(xs)) / squares / range
        }

        ## The value of the regression line of `ys` on `xs` where x is 0.
        ##
        ## Units: that of the y
        ## Errors: as `slope`
        ## Source: least squares, spreadsheet function INTERCEPT
        ## Example: expect intercept([2, 3, 9, 1, 8], [6, 5, 11, 7, 5]) = 0.048_387_1
        function intercept(ys: list, xs: list) = mean(ys) - slope(ys, xs) * mean(xs)

        ## The share of the spread of `ys` that the regression line on `xs` explains.
        ##
        ## Errors: as `correlation`
        ## Source: spreadsheet function RSQ
        ## Example: expect r_squared([2, 3, 9, 1, 8, 7, 5], [6, 5, 11, 7, 5, 4, 4]) = 0.057_950_2
        function r_squared(ys: list, xs: list) = correlation(xs, ys) ^ 2

        """##),
    PreludeFile(
      name: "prelude/survivors.worth",
      kinds: ["survivors"],
      functions: [],
      text: ##"""
        ## How many of a group are left as time goes by: customers, users, licensees, subscribers, machines
        ## that use a patent.
        ##
        ## Curves, with x in years from the day on which the group was formed, m the mean life:
        ## constant: (1 - attrition) ^ x;  exponential: exp(-x / m);  weibull: exp(-(x / scale) ^ shape),
        ## the scale such that the mean is m;
        ## symmetrical: 1 less the distribution with density proportional to (1 - ((x - m) / m) ^ 2) ^
        ## exponent from 0 to 2 m, which is the form of the S types of Iowa, with the exponent as an input;
        ## iowa_s2 and iowa_s3: exponents 3.700 and 6.902; iowa_o1: a straight line to 0 at 2 m; by_table:
        ## the points of a printed curve, such as any other type of Iowa, joined by straight lines.
        ## Units: mean life and age as durations of years or months; attrition per year; shares in percent
        ## of those left on the valuation date
        ## Source: Winfrey, Statistical Analyses of Industrial Property Retirements, Iowa Engineering
        ## Experiment Station Bulletin 125 (1935, revised 1967); OECD, Measuring Capital (second edition,
        ## 2009), the exponents of S2 and S3; Weibull, A statistical distribution function of wide
        ## applicability, Journal of Applied Mechanics 18 (1951); IVS 210 (effective 31 January 2025),
        ## attrition
        ## Errors: attrition above 100 % or not above 0 %, a curve without what it needs, points that do not
        ## fall from 100 % to 0 % or whose mean is not the mean life
        kind survivors {
          ## The form of the curve
          curve: constant | exponential | weibull | symmetrical | iowa_o1 | iowa_s2 | iowa_s3 | by_table
          ## Share of those at the beginning of a year who leave in it; for the constant curve
          attrition: percent?
          ## Mean life from the day on which the group was formed; for all other curves
          mean_life: duration?
          ## Shape of a Weibull curve: 1 is exponential, above 1 more leave the older they get, below 1 fewer
          shape: number?
          ## Exponent of a symmetrical curve; 0 is the straight line, the larger the closer to the mean all leave
          exponent: number?
          ## Points of a printed curve: age in percent of the mean life, and the share that is left at that age
          points: table { age_of_mean: percent, left: percent }?
          ## Age of the group on the valuation date; those who left before are not counted
          age: duration
          ## When in a period those are counted who are left for it
          convention counted_at: end | middle | start

          require (attrition otherwise 0%) <= 100%
            because "no more can leave than are there: attrition is at most 100 %"
          require (attrition otherwise 1%) > 0%
            because "attrition is above 0 % and stated without a minus; where nobody leaves, no curve is needed"
          require (curve = constant) = (attrition is given)
            because "the constant curve takes attrition, and only that one does"
          require (curve != constant) = (mean_life is given)
            because "every curve but the constant one takes mean_life, and that one does not"
          require (curve = weibull) = (shape is given)
            because "the Weibull curve takes its shape, and only that one does"
          require (curve = symmetrical) = (exponent is given)
            because "the symmetrical curve takes its exponent, and only that one does"
          require (curve = by_table) = (points is given)
            because "a curve by its points takes the table of points, and only that one does"
          require points.age_of_mean[1] = 0% and points.left[1] = 100% if points is given
            because "the points of a curve begin at the age of 0 % with 100 % left"
          require points.left[count(points.left)] = 0% if points is given
            because "the points of a curve end where 0 % are left"
          require count(i for i in 2 .. count(points.left)
            where points.age_of_mean[i] <= points.age_of_mean[i - 1]
              or points.left[i] > points.left[i - 1]) = 0 if points is given
            because "from point to point of a curve the age rises, and no more are left"
          require abs(mean_of_points / 100% - 1) <= 0.02
            because "the area under the points is the mean life, 100 % of itself: theirs is {mean_of_points in percent}"
          require (mean_life otherwise 1 year) > 0 because "a mean life is longer than nothing"
          require (shape otherwise 1) > 0 because "the shape of a Weibull curve is above 0"
          require (exponent otherwise 0) >= 0 because "the exponent of a symmetrical curve is not negative"
          require (age otherwise 0 years) >= 0
            because "the age is counted from the day on which the group was formed"
          require left_at_age > 0 because "at that age nobody is left"

          ## Age in years
          years_of_age = age in years
          ## Mean life in years from the day on which the group was formed
          mean_years = if curve = constant
            then (if (attrition otherwise 1%) < 100% then -1 / ln(1 - (attrition otherwise 1%)) else 0)
            else (mean_life otherwise 1 year) in years
          ## Scale of the Weibull curve, in years
          scale = mean_years / weibull(shape: shape otherwise 1, scale: 1).mean
          ## Exponent that the symmetrical curve has; the straight line is the one of exponent 0
          power = if curve is {
            iowa_s2 -> 3.7
            iowa_s3 -> 6.902
            else    -> exponent otherwise 0
          }
          ## Mean of the curve that the points draw, as a multiple of the mean life; 1 where there are none
          mean_of_points = if points is given
            then sum((points.age_of_mean[i] - points.age_of_mean[i - 1])
              * (points.left[i] + points.left[i - 1]) / 2 for i in 2 .. count(points.left))
            else 1

          ## Share that is left at an age as a multiple of the mean life, by the points
          function left_by_points(multiple) = if points is given
            then interpolate(multiple in percent, points.age_of_mean, points.left)
            else 100%
          ## Years that those of an age, as a multiple of the mean life, still bring on the whole by the
          ## points
          function years_by_points(multiple) = if points is given
            then mean_years
              * sum((max(0, points.age_of_mean[i] / 100% - max(points.age_of_mean[i - 1] / 100%, multiple)))
                * (points.left[i] + left_by_points(max(points.age_of_mean[i - 1] / 100%, multiple)))
                  / 200% for i in 2 .. count(points.left))
            else 0

          ## Share of the group that is left after so many years
          function survival(years) = if years <= 0 then 1
            else if curve is {
              constant    -> (1 - (attrition otherwise 0%)) ^ years
              exponential -> exp(-years / mean_years)
              weibull     -> exp(-((years / scale) ^ (shape otherwise 1)))
              by_table    -> left_by_points(years / mean_years) / 100%
              symmetrical or iowa_o1 or iowa_s2 or iowa_s3 -> if years >= 2 * mean_years then 0
                else 1 - beta(alpha: power + 1, beta: power + 1, low: 0, high: 2 * mean_years).cdf(years)
            }

          ## Share of those on the valuation date who are left after so many years more
          function left_after(years) = if left_at_age = 0 then 0%
            else survival(years_of_age + max(0, years)) / left_at_age in percent

          ## Share of the group that is left on the valuation date
          left_at_age = survival(years_of_age)
          ## Share of those on the valuation date who are counted in each period
          share[t] = left_after(elapsed(t, counted_at) in years)
          ## Share of those left at the start of each period who leave in it
          leaving[t] = if left_after(elapsed(t, start) in years) = 0% then 0%
            else 1
              - left_after(elapsed(t, end) in years) / left_after(elapsed(t, start) in years) in percent
          ## Years that those on the valuation date still stay, in the mean and in closed form: of Weibull by the incomplete gamma
          ## function, of the symmetrical curves by the incomplete beta function, of points as the
          ## area under their lines, which is that of the mean life but for the 2 % that are allowed
          remaining_years = if left_at_age = 0 then 0
            else if curve is {
              constant or exponential -> mean_years
              weibull                 -> mean_years
                * (1
                  - gamma(shape: 1 / (shape otherwise 1),
                    scale: 1).cdf((years_of_age / scale) ^ (shape otherwise 1)))
                / left_at_age
              by_table                -> years_by_points(years_of_age / mean_years) / left_at_age
              symmetrical or iowa_o1 or iowa_s2 or iowa_s3 -> mean_years
                * (1
                  - beta(alpha: power + 2, beta: power + 1,
                    low: 0, high: 2 * mean_years).cdf(years_of_age))
                / left_at_age
                - years_of_age
            }

          show table(share, leaving), mean_years, remaining_years
        }

        """##),
    PreludeFile(
      name: "prelude/tax_amortisation.worth",
      kinds: ["tax_amortisation", "tax_benefit_of_value", "tax_benefit_of_step_up", "value_with_tax_benefit"],
      functions: [],
      text: ##"""
        ## The benefit of deducting an asset's price from taxable income over its tax life, as a multiplier.
        ##
        ## multiplier = 1 / (1 - t · AF / n), AF the annuity factor of 1 over the tax life of n years.
        ## Source: IVS 210 (effective 31 January 2025), tax amortisation benefit
        kind tax_amortisation {
          ## Tax rate of the buyer
          tax_rate: percent
          ## Years over which the law lets the price be deducted; not the useful life
          tax_life: duration
          ## Rate at which the deductions are discounted
          discount_rate: rate
          ## When in a year the deduction is worth something
          convention timing: end | middle | start

          require tax_rate >= 0% because "a tax rate cannot be negative"
          require tax_rate <= 100% because "a tax rate is a share of income, at most 100 %"
          require tax_life > 0
            because "the tax life is longer than nothing: write the years over which the law lets the price be deducted, such as tax_life = 10 years"
          require years = round(years) because "the deductions are counted in whole years"
          require discount_rate >= 0
            because "at a rate below 0 the future would be worth more than the present"
          require fraction < 1 because "the deductions cannot save more tax than the price they come from"

          years = tax_life in years
          ## Growth in a year at the discount rate
          growth = growth_factor(discount_rate, 1 year)
          ## What turns payments at the ends of the years into payments at the time that is chosen
          shift = if timing is {
            end    -> 1
            middle -> growth ^ 0.5
            start  -> growth
          }
          factor = annuity_factor(growth - 1, years) * shift
          fraction = tax_rate * factor / years
          multiplier = 1 / (1 - fraction)
        }

        ## The benefit of deducting a value that is known, such as a price that was paid: the present value
        ## of the tax saved.
        ##
        ## Nothing is added to the value for it. Source: IVS 210 (effective 31 January 2025), tax
        ## amortisation benefit
        kind tax_benefit_of_value: tax_amortisation {
          ## What is deducted
          amount: money

          require amount >= 0 because "nobody deducts a price below 0"

          ## Deduction of a year
          deduction = amount / years
          ## Tax saved in a year
          saved = deduction * tax_rate
          ## Present value of the tax saved over the tax life
          benefit = amount * fraction

          show deduction, saved, factor, benefit
        }

        ## The benefit of deducting what a purchase adds to the value that is deducted anyway.
        ##
        ## Nothing is added to the value for it. Source: IVS 210 (effective 31 January 2025), tax
        ## amortisation benefit
        kind tax_benefit_of_step_up: tax_amortisation {
          ## Value after the purchase
          fair_value: money
          ## What could be deducted before
          tax_base: money

          ## What the purchase adds
          step_up = fair_value - tax_base

          require fair_value >= tax_base because "a step-up raises what can be deducted"

          ## Present value of the tax saved on it over the tax life
          benefit = step_up * fraction

          show step_up, factor, benefit
        }

        ## A value that includes the benefit of deducting itself, in closed form and by iteration.
        ##
        ## value = before / (1 - t · AF / n). Source: IVS 210 (effective 31 January 2025), tax amortisation
        ## benefit
        kind value_with_tax_benefit: tax_amortisation {
          ## Value without the benefit
          before: money
          ## How often the benefit is worked out anew
          rounds: number = 60

          require before >= 0 because "nobody deducts a price below 0"
          require rounds >= 1 because "the benefit is worked out once at least"

          timeline = year 1 .. rounds
          ## Value after each round: the benefit of the value of the round before is added
          guess[opening] = before
          guess[round] = before + guess[round-1] * fraction
          ## Value in closed form
          value = before * multiplier
          ## Value after the last round
          iterated = guess[closing]
          ## What the rounds leave over
          residual = value - iterated
          ## What the deductions add
          benefit = value - before

          show fraction, multiplier, before, benefit, value, iterated, residual
        }

        """##),
    PreludeFile(
      name: "prelude/terminal_value.worth",
      kinds: ["terminal_value"],
      functions: [],
      text: ##"""
        ## The value of all flows after the last period of a plan, today.
        ##
        ## Source: IVS 103 (effective 31 January 2025), terminal value; Gordon and Shapiro (1956)
        kind terminal_value {
          ## Flow of the whole last year of the plan; of a plan by quarter or month the sum of its last periods
          flow_of_last_year: money
          ## Years from the valuation date to the end of the plan
          years: number
          ## Rate at which the value is discounted
          discount_rate: rate
          ## Growth in a year after the plan, for growth without end
          growth: percent?
          ## Multiple of the last flow, for the method of that name
          multiple: number?
          ## How the value is found: by growth without end, from the last flow itself or from the one after it, or by a multiple
          convention method: gordon_on_last | gordon_on_next | multiple_of_last
          ## When in a year the flows come; growth without end follows their middle, a multiple is a price at the end
          convention timing: end | middle

          require method != multiple_of_last or multiple is given because "the method needs a multiple"
          require method = multiple_of_last or growth is given
            because "growth without end needs its growth, 0% where there is none"
          require (multiple otherwise 1) > 0 because "a multiple is above 0"

          ## What the rate adds in a year
          yearly = annual(discount_rate) in percent
          ## The flow from which growth goes on
          base = if method = gordon_on_next then flow_of_last_year * (1 + (growth otherwise 0%))
            else flow_of_last_year
          ## Value at the end of the plan
          at_end = if method = multiple_of_last then flow_of_last_year * (multiple otherwise 0)
            else growing_perpetuity(base, yearly, growth otherwise 0%)
          ## Years by which it is discounted
          exponent = if method != multiple_of_last and timing = middle then years - 0.5 else years
          ## Discount factor
          factor = present_factor(yearly, exponent)
          ## Value today
          value = at_end * factor

          show base, at_end, exponent, factor, value
        }

        """##),
    PreludeFile(
      name: "prelude/venture_capital.worth",
      kinds: ["venture_capital"],
      functions: [],
      text: ##"""
        ## Value of a young company from what an investor expects to sell it for, and the return the
        ## investor asks for.
        ##
        ## The share that the investor needs at the exit is the investment with its target return over the
        ## exit value; as later rounds and options dilute it, the share at the beginning is higher.
        ## Post-money is the investment over that share, pre-money what is left without the investment. The
        ## target return is that of success: it holds the risk of failure, so that no probability may count
        ## it once more.
        ## Errors: E0608 for an exit value that the investment with its return exceeds, dilutions outside 0
        ## % to 100 %
        ## Source: Sahlman, A Method for Valuing High-Risk, Long-Term Investments, Harvard Business School
        ## note 9-288-006; Brealey, Myers and Allen, Principles of Corporate Finance, on venture capital;
        ## IVS 200 (effective 31 January 2025)
        kind venture_capital: valuation {
          ## What all shares are expected to be sold for, after debts; or `metric` and `multiple` in its place
          exit_value: money?
          ## Figure of the year of the exit, such as profit or revenue, from which the exit value follows
          metric: money?
          ## How many times that figure buyers pay for all shares
          multiple: number?
          ## Time until the exit
          time_to_exit: duration
          ## Return that the investor asks for if all goes well; it holds the risk of failure
          target_return: rate
          ## What the investor pays in now
          investment: money
          ## Later rounds, each with the share of the company that it gives to new investors
          rounds: table { name: text, dilution: percent }?
          ## Share of the company that is kept for employees' options; 0% where there is none
          option_pool: percent
          ## Who bears the pool: the old owners alone, as it is made before the money, or all after the money, as a later round
          convention pool: before_money | after_money?
          ## What comes first to the investor at the exit: nothing; an amount and then a share of the rest; or an amount in the place of the share
          convention preference: none | participating | non_participating
          ## That amount, so many times the investment
          preference_multiple: number?

          require (exit_value is given) != (metric is given)
            because "say what the company is sold for either as exit_value, or as metric and multiple"
          require (metric is given) = (multiple is given) because "metric and multiple belong together"
          require exit > 0 because "a company that is sold for nothing pays no return"
          require time_to_exit > 0 because "the exit comes after the investment"
          require target_return >= 0 because "an investor asks for a return that is not negative"
          require investment > 0 because "an investor pays something in"
          require option_pool >= 0% and option_pool < 100%
            because "the option pool is a share of the company, below 100 %"
          require option_pool = 0% or (pool is given)
            because "an option pool needs pool, who bears it: the old owners (before_money) or all (after_money)"
          require sum(if d < 0% or d >= 100% then 1 else 0 for d in dilutions) = 0
            because "a later round takes a share of the company from 0 % to below 100 %"
          require (preference != none) = (preference_multiple is given)
            because "a preference needs preference_multiple, how many times the investment comes first; without one there is none"
          require (preference_multiple otherwise 0) >= 0 because "a preference is not negative"
          require wanted_at_exit <= exit
            because "the investor's target exceeds the exit value: not even all shares would pay it"
          require preference = none or preference_amount < wanted_at_exit
            because "the preference alone pays the target return, so that it sets no share"
          require required_share + pool_before < 100%
            because "the investor would need more shares than the old owners can give"

          ## What the company is sold for
          exit = if exit_value is given then (exit_value otherwise 0 * investment)
            else (metric otherwise 0 * investment) * (multiple otherwise 0)
          ## Shares that later rounds take
          dilutions = if rounds is given then rounds.dilution else [0%]
          ## Pool that the old owners bear
          pool_before = if (pool otherwise after_money) = before_money then option_pool else 0%
          ## Share of a holding that is left after later rounds, and after a pool that all bear
          retention = product(1 - d for d in dilutions)
            * (if (pool otherwise after_money) = before_money then 1 else 1 - option_pool)
          ## What 1 has to become until the exit
          growth = growth_factor(target_return, 1 year) ^ (time_to_exit in years)
          ## What the investor wants to have at the exit
          wanted_at_exit = investment * growth
          ## What comes first to the investor, before or in the place of a share
          preference_amount = investment * (preference_multiple otherwise 0)
          ## Share that the investor needs at the exit
          share_at_exit = if preference = participating
            then (wanted_at_exit - preference_amount) / (exit - preference_amount) in percent
            else wanted_at_exit / exit in percent
          ## Share that the investor needs now
          required_share = share_at_exit / retention
          ## Value of the company after the money
          post_money = investment / required_share
          ## Value of the company before the money
          pre_money = post_money - investment
          ## What is left of that for the old owners where they bear the pool
          owners_value = pre_money - post_money * pool_before
          ## Value of what there is before the money
          value = pre_money
          ## What the investor has at the exit that is planned
          investor_gets = investor_at(exit)
          ## What all others have, later investors and employees included
          others_get = exit - investor_gets
          ## What the target return says
          remark = "The target return is that of success and holds the risk of failure; a probability of success beside it would count that risk twice."

          ## What the investor has if the company is sold for another amount; later investors have no
          ## preference
          function investor_at(amount) = if preference = participating
            then min(amount, preference_amount)
              + share_at_exit * max(0 * amount, amount - preference_amount)
            else if preference = non_participating
              then max(min(amount, preference_amount), amount * share_at_exit)
            else amount * share_at_exit
          ## New shares for the investor, where the old owners have so many, a pool before the money
          ## included
          function new_shares(old_shares) = old_shares * (required_share / 100% / (1 - required_share))
          ## Price of one share, where the old owners have so many, a pool before the money included
          function share_price(old_shares) = pre_money / old_shares

          show exit, wanted_at_exit, preference_amount, share_at_exit, retention, required_share,
            post_money, pre_money, owners_value, investor_gets, others_get, "{remark}"
        }

        """##),
    PreludeFile(
      name: "prelude/waterfall.worth",
      kinds: ["waterfall"],
      functions: ["paid_out", "paid_to", "paid_on_weight", "taken_at"],
      text: ##"""
        ## What each claim gets of an amount: a better rank first; claims of one rank side by side, in
        ## proportion to their weights; none more than it is due. What a claim cannot take goes to the others
        ## of its rank, and what a rank cannot take to the next one.
        ##
        ## Units: `available` and `dues` in one currency; `ranks` numbers, of which the lowest is paid first;
        ## `weights` numbers, of which those of one rank count beside one another
        ## Errors: E0608 for lists of different lengths, an amount or a claim below 0, and a claim without a
        ## weight above 0
        ## Example: expect paid_out(CHF 100, [1, 2, 2], [CHF 40, CHF 60, CHF 30], [1, 2, 1]) = [CHF 40, CHF 40, CHF 20]
        ## Example: expect paid_out(CHF 100, [1, 2, 2], [CHF 40, CHF 60, CHF 10], [1, 2, 1]) = [CHF 40, CHF 50, CHF 10]
        function paid_out(available, ranks, dues, weights) {
          require count(dues) = count(ranks) and count(weights) = count(ranks)
            because "each claim has its rank, its amount and its weight"
          require available >= 0 because "nothing can be paid out of {available}"
          require count(d for d in dues where d < 0) = 0 because "a claim is not below 0: {min(dues)}"
          require count(n for n in 1 .. count(weights) where weights[n] <= 0 and dues[n] > 0) = 0
            because "the weight of a claim is above 0"
          [paid_to(available, ranks, dues, weights, i) for i in 1 .. count(ranks)]
        }
        ## What the claim at a place gets: of what better ranks leave, beside the others of its rank.
        ##
        ## Example: expect paid_to(CHF 100, [1, 2, 2], [CHF 40, CHF 60, CHF 30], [1, 2, 1], 3) = CHF 20
        function paid_to(available, ranks, dues, weights, i) {
          reach = max(0 * available, available
            - sum(dues[j] for j in 1 .. count(ranks) where ranks[j] < ranks[i]))
          same = [dues[j] for j in 1 .. count(ranks) where ranks[j] = ranks[i]]
          pulls = [weights[j] for j in 1 .. count(ranks) where ranks[j] = ranks[i]]
          if reach >= sum(same) then dues[i] else min(dues[i], weights[i] * paid_on_weight(reach, same, pulls))
        }
        ## What a weight of 1 gets where claims of one rank cannot all be paid: the amount at which all is
        ## paid out, each claim being full once it has what it is due.
        ##
        ## Example: expect paid_on_weight(CHF 60, [CHF 60, CHF 10], [2, 1]) = CHF 25
        function paid_on_weight(reach, dues, weights) {
          require sum(weights) > 0 because "claims of one rank share by their weights, of which one is above 0"
          full_at = [if weights[i] = 0 then reach else dues[i] / weights[i] for i in 1 .. count(dues)]
          base = max([if taken_at(f, dues, weights) <= reach then f else 0 * reach for f in full_at])
          open = sum(if full_at[i] > base then weights[i] else 0 for i in 1 .. count(dues))
          if open = 0 then base else base + (reach - taken_at(base, dues, weights)) / open
        }
        ## What claims of one rank take where a weight of 1 gets `level`.
        ##
        ## Example: expect taken_at(CHF 25, [CHF 60, CHF 10], [2, 1]) = CHF 60
        function taken_at(level, dues, weights) = sum(min(dues[i], level * weights[i]) for i in 1 .. count(dues))

        ## Money that is paid out step by step: a better rank first, claims of one rank side by side, and what
        ## is left to whom it belongs.
        ##
        ## A claim has an amount, a share of what reaches its rank, or both, of which the lesser counts; with
        ## neither it takes all that reaches it. Claims of one rank share by their weights, or where none
        ## is stated by what they claim.
        kind waterfall {
          ## What there is to pay out
          available: money
          ## Who claims, in which rank (1 is paid first), how much or which share of what reaches the rank,
          ## and with what weight beside others of the rank
          claims: table { to: text, rank: number, amount: money?, share: percent?, weight: number? }
          ## Who gets what is left
          rest_to: text

          require available >= 0 because "nothing can be paid out of {available}"
          require count(c for c in claims where (c.amount otherwise 0) < 0) = 0
            because "a claim is not below 0"
          require count(c for c in claims where (c.share otherwise 0%) < 0% or (c.share otherwise 0%) > 100%) = 0
            because "a share lies between 0 % and 100 %"
          require count(c for c in claims where (c.weight otherwise 1) <= 0) = 0
            because "a weight is above 0"
          require count(c for c in claims where shares_of(c.rank) > 100.000_001%) = 0
            because "the shares of one rank are more than 100 %"
          require count(c for c in claims where weights_of(c.rank) > 0
              and weights_of(c.rank) < claims_of(c.rank)) = 0
            because "of claims of one rank each has a weight, or none"

          function shares_of(rank) = sum(c.share otherwise 0% for c in claims where c.rank = rank)
          function claims_of(rank) = count(c for c in claims where c.rank = rank)
          function weights_of(rank) = count(c for c in claims where c.rank = rank and c.weight is given)

          ## The ranks in their order, and what each leaves
          ranks = distinct(claims.rank)
          left[opening] = available
          left[k in 1 .. count(ranks)] = left[k-1] - min(left[k-1], sum(dues_of(ranks[k], left[k-1])))
          function dues_of(rank, reach) = [if c.share is given
                then min(c.amount otherwise reach, (c.share otherwise 0%) * reach)
                else c.amount otherwise reach
            for c in claims where c.rank = rank]
          function place_of(rank) = count(r for r in ranks where r <= rank)
          ## What reaches the rank of a claim, what it is due of that, and what it gets
          reaches[c in claims] = if place_of(c.rank) = 1 then available else left[place_of(c.rank) - 1]
          due[c in claims] = if c.share is given
            then min(c.amount otherwise reaches, (c.share otherwise 0%) * reaches)
            else c.amount otherwise reaches
          pull[c in claims] = if weights_of(c.rank) > 0 then c.weight otherwise 0
            else if due = 0 then 0
            else due / sum(dues_of(c.rank, reaches))
          paid[c in claims] = if sum(dues_of(c.rank, reaches)) <= reaches then due
            else min(due, pull * paid_on_weight(reaches, dues_of(c.rank, reaches), pulls_of(c.rank)))
          function pulls_of(rank) = [pull[n] for n in 1 .. count(claims) where claims.rank[n] = rank]
          ## What it claims and does not get
          unpaid[c in claims] = (c.amount otherwise paid) - paid
          ## What nobody claims
          rest = left[closing]
          total_paid = sum(paid)
          ## What one of them gets in all, with what is left where that is its
          function paid_to_one(name: text) {
            require count(c for c in claims where c.to = name) > 0 or name = rest_to
              because "nobody who claims is called “{name}”: write one of {claims.to}, or {rest_to}"
            sum(paid[n] for n in 1 .. count(claims) where claims.to[n] = name)
              + (if name = rest_to then rest else 0 * rest)
          }

          show table(claims.to, claims.rank, due, paid, unpaid), rest
        }

        """##),
    PreludeFile(
      name: "prelude/works.worth",
      kinds: ["copyright", "software", "database"],
      functions: [],
      text: ##"""
        ## Copyright in a work. It arises with the work, and ends with a year: so many years after the death
        ## of the last author.
        ##
        ## Source: Berne Convention, article 7 (life and 50 years at least, counted from the 1st of January
        ## that follows); TRIPS Agreement, articles 9 and 12; terms: `legal_term`
        ## Errors: without `term`, a jurisdiction whose term is not known here
        kind copyright: asset {
          ## Day on which the work was made
          created: date?
          ## Who made the work
          authors: table { name: text }?
          ## Day from whose year the term counts: of the death of the last author, or of the publication where the law counts from that;
          ## works made for hire often have a term of their own, to be stated. Left out while an author lives, so that no end is known
          counted_from: date?
          ## How long the right lasts from the end of that year; left out where the jurisdiction says it
          term: duration?

          begins = created
          legal_end = if counted_from is given
            then next_new_year(counted_from)
              + (if term is given then term else legal_term(copyright, jurisdiction))
            else counted_from
          ## Where the term is from
          term_source = if term is given then "the case"
            else if counted_from is given then legal_term_source(copyright, jurisdiction)
            else "not needed while an author lives"
        }

        ## A computer program, protected as a literary work. Its market or its technology mostly ends long
        ## before the right.
        ##
        ## Source: TRIPS Agreement, article 10.1; Directive 2009/24/EC, article 1; terms: `legal_term`
        ## Errors: parts under licences that ask for the source of the whole, in a program that is sold
        ## without its source
        kind software: copyright {
          ## Parts of others under open licences, and whether the licence asks to open what is built with them
          open_source: table { name: text, licence: text, opens_the_whole: yes_no }?
          ## Whether the program is sold without its source; to be said where parts of it are open
          closed: yes_no?

          require closed is given or not (open_source is given)
            because "with parts under open licences say whether the program is sold without its source: closed = yes or no"
          require not (closed otherwise no)
            or (if open_source is given then count(o for o in open_source.opens_the_whole where o)
              else 0) = 0
            because "a part under a licence that opens the whole stands in a closed program: it cannot be sold so"

          legal_end = if counted_from is given
            then next_new_year(counted_from)
              + (if term is given then term else legal_term(software, jurisdiction))
            else counted_from
          term_source = if term is given then "the case"
            else if counted_from is given then legal_term_source(software, jurisdiction)
            else "not needed while an author lives"
        }

        ## A database with the right of its maker, for the investment in it and not for its contents.
        ##
        ## Not every country has it. Making it public within the term begins the term again, and so does a
        ## substantial new investment.
        ## Source: Directive 96/9/EC, articles 7 and 10; terms: `legal_term`
        ## Errors: without `term`, a jurisdiction whose term is not known here, or that has no such right
        kind database: asset {
          ## Day on which it was completed, or changed by a substantial new investment
          completed: date
          ## Day on which it was first made public, if that was within the term that completion began; the term counts from there again
          published: date?
          ## How long the right lasts from the end of that year; left out where the jurisdiction says it
          term: duration?

          require (published otherwise completed) >= completed if published is given
            because "a database is made public once it is completed; of a part of it write the day on which that was completed"
          require (published otherwise completed) < next_new_year(completed)
            + (if term is given then term else legal_term(database, jurisdiction)) if published is given
            because "the right had ended when the database was made public: a new term begins only within the first"

          begins = completed
          legal_end = next_new_year(if published is given then published else completed)
            + (if term is given then term else legal_term(database, jurisdiction))
          ## Day after the last day of protection by law
          expires = legal_end
          ## Where the term is from
          term_source = if term is given then "the case" else legal_term_source(database, jurisdiction)
        }

        """##),
  ]
}
