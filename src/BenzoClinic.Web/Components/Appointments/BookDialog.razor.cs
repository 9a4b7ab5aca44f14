using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Books a time. Stays open, with all that was typed, until it is booked or cancelled.</summary>
public sealed partial class BookDialog
{
    private static readonly int[] Lengths = [15, 30, 45, 60, 90];
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "Hmm", "H"];

    private readonly Guid _operation = Guid.CreateVersion7();
    private PatientId? _patient;
    private StaffId? _provider;
    private DateTime? _date;
    private string _start = "";
    private int _minutes = 30;
    private bool _busy;
    private IReadOnlyList<Finding> _findings = [];
    private string? _said;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private AppointmentService Appointments { get; set; } = null!;

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
        var dialog = await dialogs.ShowAsync<BookDialog>("Book appointment", parameters, DialogStyle.Form);
        return await dialog.GetReturnValueAsync<string>();
    }

    protected override void OnInitialized()
    {
        (_patient, _provider) = (Patient, Provider);
        _date = (Date ?? Clock.Today).ToDateTime(default);
        _start = Start is { } start ? $"{start:HH\\:mm}" : "";
    }

    private string? Error(string field) => _findings.FirstOrDefault(it => it.Field == field)?.Sentence;

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            (_findings, _said) = ([], null);
            var start = ReadTime();
            if (_findings.Count > 0) return;
            var request = new BookAppointment(_operation, _patient, _provider, _date is { } day ? DateOnly.FromDateTime(day) : null, start, _minutes);
            (await Appointments.Book(request)).Match(
                _ => Close(request),
                findings => Show(findings),
                (who, when) => Show([new Finding("", "stale", $"{who} booked first, at {StateWords.Clock(when)}. Look at the time again.")]),
                () => Show([new Finding("", "missing", "This patient is not there any more.")]));
        }
        finally
        {
            _busy = false;
        }
    }

    private TimeOnly? ReadTime()
    {
        var text = _start.Trim().Replace('.', ':');
        if (text.Length == 0) return null;
        if (TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        _findings = [new Finding("Start", "no-time", "Write the time as 10:30.")];
        return null;
    }

    private bool Close(BookAppointment booked)
    {
        var day = booked.Date is { } date ? Wording.Day(date, Clock.Today) : "";
        Dialog.Close(DialogResult.Ok($"Booked {day} at {booked.Start:HH\\:mm}."));
        return true;
    }

    private bool Show(IReadOnlyList<Finding> findings)
    {
        _findings = findings;
        // A clash of the time concerns more than the field: it is read out.
        _said = findings.FirstOrDefault(it => it.Field.Length == 0 || it.Code.EndsWith("-taken", StringComparison.Ordinal))?.Sentence;
        return false;
    }
}
