using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Clinic;

/// <summary>Reads the clinic's settings and saves new versions of them.</summary>
public sealed class ClinicSettingsService(IDbContextFactory<ClinicDb> factory, Gate gate, ClinicWrites writes, ClinicSettingsReader reader, Formulary formulary)
{
    private const int VersionsShown = 50;
    private const int LongestReason = 300;

    /// <summary>The settings in force.</summary>
    public async Task<ClinicSettings> Current()
    {
        await gate.Demand(Operation.ReadReference);
        return await reader.Current();
    }

    /// <summary>What anybody may know: for the sign-in page and the pages of patients.</summary>
    [Demands(Operation.Anyone)]
    public async Task<PublicClinic> Public()
    {
        var settings = await reader.Current();
        return new PublicClinic(settings.NeutralName, settings.Phone, settings.Address);
    }

    /// <summary>The settings to change, as they stand this moment.</summary>
    public async Task<NumberedSettings> ToChange()
    {
        await gate.Demand(Operation.ManageSettings);
        reader.Forget();
        return await reader.Numbered();
    }

    /// <summary>Saved versions, the latest first, each with what differed from the one before.</summary>
    public async Task<IReadOnlyList<SettingsVersionRow>> Versions()
    {
        await gate.Demand(Operation.ManageSettings);
        await using var db = await factory.CreateDbContextAsync();
        var rows = await db.ClinicSettingsVersions.AsNoTracking().OrderByDescending(row => row.Number).Take(VersionsShown + 1).ToListAsync();
        var names = (await db.Users.Select(staff => new { staff.Id, staff.DisplayName }).ToListAsync()).ToDictionary(staff => new StaffId(staff.Id), staff => staff.DisplayName);
        var read = rows.ConvertAll(row => ClinicSettingsJson.Read(row.Content));
        return
        [
            .. rows.Take(VersionsShown).Select((row, index) => new SettingsVersionRow(
                row.Number,
                names.GetValueOrDefault(row.By, "System"),
                row.At,
                row.Reason,
                ClinicSettingsText.Changes(index + 1 < read.Count ? read[index + 1] : ClinicSettings.Default, read[index]),
                ClinicSettingsText.Lines(read[index]))),
        ];
    }

    /// <summary>Saves a new version.</summary>
    public async Task<Outcome<Saved>> Save(SaveClinicSettings request)
    {
        var outcome = await writes.Run(
            // As it is stored: the request's own JSON would not tell two doses apart.
            new WriteRequest(Operation.ManageSettings, request.OperationId, null, new { request.Number, request.Reason, Content = Written(request.Settings) }, "Changed the clinic's settings"),
            scope => SaveIn(scope, request));
        if (outcome.IsDone) reader.Forget();
        return outcome;
    }

    private async Task<Outcome<Saved>> SaveIn(WriteScope scope, SaveClinicSettings request)
    {
        var latest = await scope.Db.ClinicSettingsVersions.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync();
        if ((latest?.Number ?? 0) != request.Number)
            return latest is null ? Outcome<Saved>.Missing() : Outcome<Saved>.Stale(await StaffNames.Of(scope.Db, latest.By), latest.At);

        var before = latest is null ? ClinicSettings.Default : ClinicSettingsJson.Read(latest.Content);
        var (settings, reason) = (Tidy(request.Settings), request.Reason.Trim());
        var findings = new List<Finding>(ClinicSettingsChecks.Check(settings, before, formulary));
        if (reason.Length is 0 or > LongestReason) findings.Add(Finding.Required("Reason", $"Write why, at most {LongestReason} characters."));
        var changed = ClinicSettingsText.ChangedFields(before, settings);
        if (findings.Count == 0 && changed.Count == 0) findings.Add(new Finding("", "unchanged", "Nothing is changed: there is nothing to save."));
        if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);

        var number = request.Number + 1;
        scope.Db.ClinicSettingsVersions.Add(new ClinicSettingsVersion { Number = number, Content = ClinicSettingsJson.Write(settings), Reason = reason, By = scope.Stamp.By, At = scope.Stamp.At });
        // The trail names the fields, never what is in them.
        scope.Summary = $"Changed the clinic's settings: {string.Join(", ", changed)}";
        return Outcome<Saved>.Done(new Saved(Guid.Empty, number));
    }

    private static string Written(ClinicSettings? settings) => settings is null ? "" : ClinicSettingsJson.Write(settings);

    private static ClinicSettings Tidy(ClinicSettings it) => it with
    {
        Name = it.Name.Trim(),
        NeutralName = it.NeutralName.Trim(),
        Address = it.Address.Trim(),
        Phone = it.Phone.Trim(),
        Hours = it.Hours with { Holidays = [.. it.Hours.Holidays.Select(holiday => holiday with { Name = holiday.Name.Trim() })] },
        Rooms = [.. it.Rooms.Select(room => room with { Name = room.Name.Trim() })],
        VisitTypes = [.. it.VisitTypes.Select(type => type with { Name = type.Name.Trim() })],
        Texts = [.. it.Texts.Select(text => text with { Subject = text.Subject.Trim(), Body = text.Body.Trim() })],
    };
}
