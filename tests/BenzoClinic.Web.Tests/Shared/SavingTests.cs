using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Data;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Tests.Shared;

public sealed class SavingTests
{
    private readonly Saving _saving = new();

    [Fact]
    public async Task A_second_click_while_saving_does_nothing()
    {
        var first = new TaskCompletionSource<Outcome<Saved>>();
        var writes = 0;
        Task<Outcome<Saved>> Write(Guid id)
        {
            writes++;
            return first.Task;
        }

        var running = _saving.Run(Write, _ => Task.CompletedTask);
        Assert.False(await _saving.Run(Write, _ => Task.CompletedTask));
        first.SetResult(Outcome<Saved>.Done(default));
        Assert.True(await running);
        Assert.Equal(1, writes);
    }

    [Fact]
    public async Task A_retry_after_a_failure_carries_the_same_operation()
    {
        var ids = new List<Guid>();
        Task<Outcome<Saved>> Fail(Guid id)
        {
            ids.Add(id);
            throw new TimeoutException("db detail");
        }

        await _saving.Run(Fail, _ => Task.CompletedTask);
        await _saving.Run(Fail, _ => Task.CompletedTask);
        Assert.Equal(ids[0], ids[1]);
        Assert.DoesNotContain("db detail", $"{_saving.Trouble}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_saving_the_next_save_is_another_operation()
    {
        var first = _saving.OperationId;
        await _saving.Run(_ => Task.FromResult(Outcome<Saved>.Done(default)), _ => Task.CompletedTask);
        Assert.NotEqual(first, _saving.OperationId);
    }

    [Fact]
    public async Task Who_came_too_late_is_told_who_was_first()
    {
        var saved = await _saving.Run(
            _ => Task.FromResult(Outcome<Saved>.Stale("Dr. Hanna Lindqvist", new DateTime(2026, 11, 24, 18, 34, 0, DateTimeKind.Utc))), _ => Task.CompletedTask);
        Assert.False(saved);
        Assert.Equal("Dr. Hanna Lindqvist saved at 10:34, before you.", _saving.Trouble?.Title);
    }

    [Fact]
    public async Task Findings_stand_beside_their_fields_and_the_rest_above()
    {
        await _saving.Run(
            _ => Task.FromResult(Outcome<Saved>.Rejected(new Finding("Phone", "phone", "Write ten digits."), new Finding("", "clash", "Room 2 is taken."))), _ => Task.CompletedTask);
        Assert.Equal("Write ten digits.", _saving.Findings.For("Phone"));
        Assert.Null(_saving.Findings.For("Email"));
        Assert.Equal("clash", Assert.Single(_saving.Findings.Elsewhere("Phone")).Code);
    }

    [Fact]
    public async Task A_refusal_of_access_keeps_the_form()
    {
        await _saving.Run(_ => throw new AccessDeniedException("X"), _ => Task.CompletedTask);
        Assert.StartsWith("Not saved: this is not part of your role", _saving.Trouble?.Title, StringComparison.Ordinal);
        Assert.False(_saving.IsBusy);
    }
}
