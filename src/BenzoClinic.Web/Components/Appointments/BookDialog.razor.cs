using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Books a time. Stays open, with all that was typed, until it is booked or left.</summary>
public sealed partial class BookDialog
{
    private static readonly string[] TimeFormats = ["H:mm", "Hmm", "HHmm", "%H"];

    private readonly Saving _saving = new();
    private PatientId? _patient;
    private StaffId? _provider;
    private DateTime? _date;
    private string _start = "";
    private int _minutes = 30;
    private IReadOnlyList<int> _lengths = [];
    private bool _typed;

    // A taken time concerns more than its field: it is read out.
    private string? _taken;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    /// <summary>For whom, where that is known.</summary>
    [Parameter]
    public PatientId? Patient { get; set; }

    /// <summary>The patient's name; null lets one choose.</summary>
    [Parameter]
    public string? PatientName { get; set; }

    /// <summary>Whom the visit is with, as a beginning.</summary>
    [Parameter]
    public StaffId? Provider { get; set; }

    /// <summary>The day, as a beginning; today where null.</summary>
    [Parameter]
    public DateOnly? Date { get; set; }

    /// <summary>The time, as a beginning.</summary>
    [Parameter]
    public TimeOnly? Start { get; set; }

    /// <summary>Opens the dialog; one sentence about what was booked, or null where nothing was.</summary>
    public static async Task<string?> Show(IDialogService dialogs, PatientId? patient = null, string? name = null, StaffId? provider = null, DateOnly? date = null, TimeOnly? start = null)
    {
        var parameters = new DialogParameters<BookDialog>
        {
            { it => it.Patient, patient },
            { it => it.PatientName, name },
            { it => it.Provider, provider },
            { it => it.Date, date },
            { it => it.Start, start },
        };
        var dialog = await dialogs.ShowAsync<BookDialog>(null, parameters, Sheets.Narrow);
        return await dialog.GetReturnValueAsync<string>();
    }

    protected override async Task OnInitializedAsync()
    {
        (_patient, _provider) = (Patient, Provider);
        _date = (Date ?? Clock.Today).ToDateTime(default);
        _start = Start is { } start ? Dates.Time(start) : "";
        _lengths = (await Settings.Current()).Lengths();
        if (!_lengths.Contains(_minutes)) _minutes = _lengths[0];
    }

    private void Type(Action change)
    {
        change();
        _typed = true;
        _taken = null;
    }

    private async Task Save()
    {
        _taken = null;
        var request = new BookAppointment(default, _patient, _provider, _date is { } day ? DateOnly.FromDateTime(day) : null, null, _minutes);
        await _saving.Run(id => Write(request with { OperationId = id }), _ => Close());
        _taken = _saving.Findings.All.FirstOrDefault(finding => finding.Code.EndsWith("-taken", StringComparison.Ordinal))?.Sentence;
    }

    private Task<Outcome<Saved>> Write(BookAppointment request)
    {
        var text = _start.Trim().Replace('.', ':');
        if (text.Length == 0) return Appointments.Book(request);
        return TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            ? Appointments.Book(request with { Start = start })
            : Task.FromResult(Outcome<Saved>.Rejected(new Finding("Start", "no-time", "Write the time as 10:30.")));
    }

    private Task Close()
    {
        var day = _date is { } date ? Dates.Day(DateOnly.FromDateTime(date), Clock.Today) : "";
        Dialog.Close(DialogResult.Ok($"Booked: {day}, {_start.Trim()}."));
        return Task.CompletedTask;
    }
}
