using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services;
using BenzoClinic.Services.Visits;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Visits;

/// <summary>
/// One person's work on an open visit: what is typed, what of it is saved, and what someone else saved meanwhile. Nothing
/// typed is lost, whatever the service answers.
/// </summary>
public sealed class VisitDraft(VisitService visits, ClinicClock clock, ILogger logger, VisitView view) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private VisitForm _saved = VisitForm.Of(view);

    /// <summary>The visit as last read.</summary>
    public VisitView View { get; private set; } = view;

    /// <summary>What is typed.</summary>
    public VisitForm Form { get; private set; } = VisitForm.Of(view);

    /// <summary>What was refused last.</summary>
    public Findings Findings { get; private set; } = Findings.None;

    /// <summary>What else was in the way last, or null.</summary>
    public SavingTrouble? Trouble { get; private set; }

    /// <summary>Who saved before this person, and what of theirs was not taken; null where nobody did.</summary>
    public (string Who, DateTime When, IReadOnlyList<string> Told)? Overtaken { get; private set; }

    /// <summary>When it was saved last from here, UTC.</summary>
    public DateTime? SavedAt { get; private set; }

    /// <summary>True while something typed is not saved.</summary>
    public bool IsDirty => !View.IsSigned && Form != _saved;

    /// <summary>What a signature still needs, in words.</summary>
    public IReadOnlyList<Finding> Missing => VisitChecks.MissingBeforeSigning(Form.ToDecision(), Form.Note, View.DoseRecorded);

    /// <summary>Saves what is typed. True where all of it is saved.</summary>
    public Task<bool> Save() => Alone(SaveNow);

    /// <summary>Saves and signs.</summary>
    public Task<bool> Sign() => Alone(async () =>
    {
        if (!await SaveNow()) return false;
        return await Take(await visits.Sign(new SignVisit(Guid.CreateVersion7(), View.Patient.Id, View.Id, View.Revision)), _saved);
    });

    /// <summary>Reads again what others may have changed: the dose, the next visit, the visit itself.</summary>
    public Task<bool> Refresh() => Alone(async () =>
    {
        await Read();
        return true;
    });

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<bool> SaveNow()
    {
        if (!IsDirty) return true;
        var (vitals, unread) = Form.ToVitals();
        if (unread.Count > 0)
        {
            Findings = new Findings(unread);
            return false;
        }

        var sent = Form with { };
        return await Take(await visits.Write(new WriteVisit(Guid.CreateVersion7(), View.Patient.Id, View.Id, View.Revision, vitals, sent.ToReview(), sent.ToDecision(), sent.Note)), sent);
    }

    private async Task<bool> Take(Outcome<Saved> outcome, VisitForm sent) => await outcome.Match(
        async saved =>
        {
            (_saved, SavedAt, Findings, Trouble) = (sent, clock.Now, Findings.None, null);
            View = await visits.Refresh(View.Id);
            if (View.IsSigned) Form = VisitForm.Of(View);
            return true;
        },
        findings =>
        {
            Findings = new Findings(findings);
            return Read(false);
        },
        (who, when) => Read(false),
        () =>
        {
            Trouble = new("Not saved: this visit is no longer here.", "What you typed is kept below.");
            return Task.FromResult(false);
        });

    private async Task<bool> Read(bool answer = true)
    {
        var now = await visits.Refresh(View.Id);
        if (now.Revision != View.Revision)
        {
            var theirs = VisitForm.Of(now);
            if (now.IsSigned && IsDirty) Trouble = new($"{now.SignedBy} signed this visit at {Dates.Time(now.SignedAt!.Value)}.", "What you typed is not in it. It is kept below: copy what is needed.");
            else
            {
                var merge = VisitMerge.Of(_saved, Form, theirs, now.ChangedBy);
                Form = merge.Form;
                Overtaken = (now.ChangedBy, now.ChangedAt, merge.Told);
            }

            _saved = theirs;
        }

        View = now;
        return answer;
    }

    private async Task<bool> Alone(Func<Task<bool>> act)
    {
        await _one.WaitAsync();
        try
        {
            return await act();
        }
        catch (AccessDeniedException)
        {
            Trouble = new("Not saved: this is not part of your role, or your session has ended.", "What you typed is kept below.");
            return false;
        }
        catch (Exception exception)
        {
            // The form stays: at a boundary further out, everything typed would be lost.
            logger.LogError(exception, "A visit could not be saved.");
            Trouble = new("Not saved: something went wrong.", "It has been written to the log. What you typed is kept below; save again.");
            return false;
        }
        finally
        {
            _one.Release();
        }
    }
}
