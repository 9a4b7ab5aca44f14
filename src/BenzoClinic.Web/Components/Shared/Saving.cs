using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>Why nothing was saved, where it is not a field's fault.</summary>
public sealed record SavingTrouble(string Title, string Text);

/// <summary>
/// One form's saving: gives the operation id, lets a second click wait, and turns every outcome into something the form shows
/// without losing what was typed. One per open form:
/// <code>
/// private readonly Saving _saving = new();
/// await _saving.Run(id => Service.Save(id, …), saved => …);
/// </code>
/// </summary>
public sealed class Saving(ILogger? logger = null)
{
    /// <summary>Made when the form opened: a retry with it has its effect once.</summary>
    public Guid OperationId { get; private set; } = Guid.CreateVersion7();

    /// <summary>True while it saves; for disabling the button.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>What was refused last.</summary>
    public Findings Findings { get; private set; } = Findings.None;

    /// <summary>What else was in the way last, or null.</summary>
    public SavingTrouble? Trouble { get; private set; }

    /// <summary>True where somebody else saved first; <see cref="Trouble"/> says who.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>Saves, and calls <paramref name="done"/> where it was done. A click while it runs does nothing.</summary>
    /// <returns>True where it was done.</returns>
    public async Task<bool> Run(Func<Guid, Task<Outcome<Saved>>> write, Func<Saved, Task> done)
    {
        if (IsBusy) return false;
        IsBusy = true;
        Forget();
        try
        {
            var outcome = await write(OperationId);
            var saved = outcome.Match<Saved?>(value => value, Refused, Overtaken, Gone);
            if (saved is not { } result) return false;
            OperationId = Guid.CreateVersion7();
            await done(result);
            return true;
        }
        catch (AccessDeniedException)
        {
            Trouble = new("Not saved: this is not part of your role, or your session has ended.", "What you typed is kept below.");
            return false;
        }
        catch (Exception exception)
        {
            // The form stays: at a boundary further out, everything typed would be lost.
            logger?.LogError(exception, "A form could not be saved.");
            Trouble = new("Not saved: something went wrong.", "It has been written to the log. What you typed is kept below; save again.");
            return false;
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Shows what was found before anything was sent.</summary>
    public Task Refuse(params IReadOnlyList<Finding> findings)
    {
        Forget();
        Findings = new Findings(findings);
        return Task.CompletedTask;
    }

    /// <summary>Forgets what was refused: the form is about to change.</summary>
    public void Forget() => (Findings, Trouble, IsOvertaken) = (Findings.None, null, false);

    private Saved? Refused(IReadOnlyList<Finding> findings)
    {
        Findings = new Findings(findings);
        return null;
    }

    private Saved? Overtaken(string who, DateTime when)
    {
        IsOvertaken = true;
        Trouble = new($"{who} saved at {Dates.Time(when)}, before you.", "Open it again to see it; what you typed is kept below.");
        return null;
    }

    private Saved? Gone()
    {
        Trouble = new("Not saved: this is no longer here.", "What you typed is kept below.");
        return null;
    }
}
