using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Patients;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// A dose history as resources, one a medication of an entry: orders as MedicationRequest, what was told as
/// MedicationStatement. A medication that ends with an entry is said so, not left out.
/// </summary>
internal sealed class OwnDoses(RecordContent content, TaperRecord record, Formulary formulary, Identifier person, ResourceReference subject)
{
    private const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private readonly IReadOnlyList<DoseEntry> _course = record.Course();

    /// <summary>The whole history.</summary>
    public IEnumerable<DomainResource> Write() => record.Entries.OrderBy(entry => entry.Sequence).SelectMany(entry =>
        entry.Lines.Select(line => Line(entry, line)).Concat(Ended(entry).Select(medication => End(entry, medication))));

    // What was taken until then and is not in the entry.
    private IEnumerable<string> Ended(DoseEntry entry)
    {
        var before = entry.Kind switch
        {
            DoseEntryKind.Baseline or DoseEntryKind.BaselineCorrection => null,
            DoseEntryKind.Temporary => record.InEffect(entry.On),
            _ => record.InEffect(entry.On.AddDays(-1)),
        };
        return before is null ? [] : before.Regimen.MedicationsTaken.Distinct().Except(entry.Regimen.MedicationsTaken).Order(StringComparer.Ordinal);
    }

    private DomainResource Line(DoseEntry entry, RegimenLine line) => entry.Kind == DoseEntryKind.Order
        ? Order(entry, line.Medication, line.Product, [.. Dosages(line, WhenOf(entry))])
        : Told(entry, line.Medication, line.Product, [.. Dosages(line, null)], taken: true);

    private DomainResource End(DoseEntry entry, string medication) => entry.Kind == DoseEntryKind.Order
        ? Order(entry, medication, null, [new Dosage { Text = "0 mg a day", Timing = new Timing { Repeat = new() { Bounds = WhenOf(entry) } } }], end: true)
        : Told(entry, medication, null, [new Dosage { Text = "0 mg a day" }], taken: false);

    private MedicationRequest Order(DoseEntry entry, string medication, string? product, List<Dosage> dosages, bool end = false)
    {
        var (id, name) = OwnRecord.Own(OwnRecord.Stable(person, entry.Id.ToString(), medication, product ?? ""));
        var order = new MedicationRequest
        {
            Id = id,
            Meta = OwnRecord.Meta(ChangedAt(entry)),
            Identifier = [name],
            Status = entry.State switch
            {
                DoseEntryState.Standing => StandingOf(entry) switch { Standing.Now => MedicationRequest.MedicationrequestStatus.Active, Standing.Over => MedicationRequest.MedicationrequestStatus.Completed, _ => MedicationRequest.MedicationrequestStatus.Stopped },
                DoseEntryState.Suspended => MedicationRequest.MedicationrequestStatus.OnHold,
                DoseEntryState.Paused => MedicationRequest.MedicationrequestStatus.Stopped,
                DoseEntryState.StruckOut or DoseEntryState.Replaced or DoseEntryState.Cancelled => MedicationRequest.MedicationrequestStatus.Cancelled,
            },
            StatusReason = WhyOf(entry) is { Length: > 0 } why ? new CodeableConcept { Text = why } : null,
            Intent = MedicationRequest.MedicationRequestIntent.Order,
            DoNotPerform = end ? true : null,
            Medication = MedicationOf(medication, product),
            Subject = subject,
            AuthoredOn = Instant(entry.RecordedAt),
            Requester = new ResourceReference { Display = content.NameOf(entry.RecordedBy) },
            DosageInstruction = dosages,
        };
        if (entry.Reason.Length > 0) order.ReasonCode.Add(new CodeableConcept { Text = entry.Reason });
        return order;
    }

    private MedicationStatement Told(DoseEntry entry, string medication, string? product, List<Dosage> dosages, bool taken)
    {
        var (id, name) = OwnRecord.Own(OwnRecord.Stable(person, entry.Id.ToString(), medication, product ?? ""));
        var told = new MedicationStatement
        {
            Id = id,
            Meta = OwnRecord.Meta(ChangedAt(entry)),
            Identifier = [name],
            Status = !taken || entry.State != DoseEntryState.Standing ? MedicationStatement.MedicationStatusCodes.NotTaken
                : StandingOf(entry) switch { Standing.Now => MedicationStatement.MedicationStatusCodes.Active, Standing.Over => MedicationStatement.MedicationStatusCodes.Completed, _ => MedicationStatement.MedicationStatusCodes.EnteredInError },
            Medication = MedicationOf(medication, product),
            Subject = subject,
            Effective = WhenOf(entry),
            DateAsserted = Instant(entry.RecordedAt),
            Dosage = dosages,
            Note = [new Annotation { Text = $"{KindOf(entry.Kind)}, recorded by {content.NameOf(entry.RecordedBy)}" }],
        };
        if (WhyOf(entry) is { Length: > 0 } why) told.StatusReason.Add(new CodeableConcept { Text = why });
        if (entry.ReportedBy.Length > 0) told.InformationSource = new ResourceReference { Display = entry.ReportedBy };
        if (entry.Reason.Length > 0) told.ReasonCode.Add(new CodeableConcept { Text = entry.Reason });
        return told;
    }

    private enum Standing
    {
        Now,
        Over,
        Overtaken,
    }

    private Standing StandingOf(DoseEntry entry) => IsOvertaken(entry) ? Standing.Overtaken : LastDayOf(entry) < content.Today ? Standing.Over : Standing.Now;

    // Another entry of the same day was recorded later, or the intake was corrected.
    private bool IsOvertaken(DoseEntry entry) => entry.Counts && Next(entry) is { } next && SameDay(entry, next);

    private DateOnly? LastDayOf(DoseEntry entry) => entry.Kind == DoseEntryKind.Temporary ? entry.To
        : entry.Counts && Next(entry) is { } next ? (SameDay(entry, next) ? entry.On : next.On.AddDays(-1)) : null;

    private DoseEntry? Next(DoseEntry entry) => _course.SkipWhile(it => it != entry).Skip(1).FirstOrDefault();

    private static bool SameDay(DoseEntry left, DoseEntry right) => IsIntake(left) ? IsIntake(right) : left.On == right.On;

    private static bool IsIntake(DoseEntry it) => it.Kind is DoseEntryKind.Baseline or DoseEntryKind.BaselineCorrection;

    private Period WhenOf(DoseEntry entry)
    {
        // What was told of the past can lie before the day of the intake.
        var last = LastDayOf(entry);
        return OwnPerson.Period(entry.On, last < entry.On ? entry.On : last)!;
    }

    private static string WhyOf(DoseEntry entry)
    {
        var last = entry.Changes.MaxBy(change => change.Sequence)?.Why ?? "";
        return entry.State switch
        {
            DoseEntryState.Standing => "",
            DoseEntryState.StruckOut => $"Struck out, never taken: {last}",
            DoseEntryState.Suspended => $"Suspended: {last}",
            _ => last,
        };
    }

    private static DateTime ChangedAt(DoseEntry entry) => entry.Changes.MaxBy(change => change.Sequence)?.At ?? entry.RecordedAt;

    private static string KindOf(DoseEntryKind kind) => kind switch
    {
        DoseEntryKind.Baseline => "Intake",
        DoseEntryKind.BaselineCorrection => "Corrected intake",
        DoseEntryKind.Order => "Order",
        DoseEntryKind.Fact => "What happened",
        DoseEntryKind.Temporary => "Temporary dose; the ordered dose counts on these days",
    };

    private CodeableConcept MedicationOf(string code, string? product)
    {
        var form = product is { } known ? formulary.FindProduct(known)?.Label : null;
        var concept = new CodeableConcept { Text = form is null ? formulary.NameOf(code) : $"{formulary.NameOf(code)} ({form})" };
        if (formulary.Find(code)?.RxNorm is { } rxNorm) concept.Coding.Add(new Coding(RxNorm, rxNorm));
        return concept;
    }

    private static IEnumerable<Dosage> Dosages(RegimenLine line, Period? when)
    {
        var number = 0;
        foreach (var (dose, time, words) in new[]
        {
            (line.Morning, Timing.EventTiming.MORN, "in the morning"),
            (line.Midday, Timing.EventTiming.NOON, "at midday"),
            (line.Evening, Timing.EventTiming.EVE, "in the evening"),
            (line.Bedtime, Timing.EventTiming.HS, "at bedtime"),
        })
        {
            if (dose.IsZero) continue;
            yield return new Dosage
            {
                Sequence = ++number,
                Text = $"{dose} {words}",
                Timing = new Timing { Repeat = new() { Bounds = when?.DeepCopy() as Period, Frequency = 1, Period = 1, PeriodUnit = Timing.UnitsOfTime.D, When = [time] } },
                DoseAndRate = [new() { Dose = Milligrams(dose) }],
            };
        }

        if (line.AsNeededMaximum.IsZero) yield break;
        yield return new Dosage
        {
            Sequence = ++number,
            Text = $"{line.AsNeeded} as needed, at most {line.AsNeededMaximum} a day",
            Timing = when is null ? null : new Timing { Repeat = new() { Bounds = when.DeepCopy() as Period } },
            AsNeeded = new FhirBoolean(true),
            DoseAndRate = [new() { Dose = Milligrams(line.AsNeeded) }],
            MaxDosePerPeriod = new Ratio(Milligrams(line.AsNeededMaximum), new Quantity(1, "d") { Unit = "day" }),
        };
    }

    // The shortest exact writing: 2.50 and 2.5 are one dose.
    private static Quantity Milligrams(Dose dose) => new(decimal.Parse(dose.Number, CultureInfo.InvariantCulture), "mg") { Unit = "mg" };

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
