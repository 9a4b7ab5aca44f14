using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Services.Worklist;

/// <summary>An open safety item.</summary>
/// <param name="Since">UTC.</param>
/// <param name="LeavesByItself">True for what the dates tell: nobody closes it, doing it does.</param>
public sealed record WorklistRow(SafetyItemId Id, int Revision, PatientId Patient, string PatientName, int ChartNumber, SafetyItemKind Kind, string Why, DateTime Since, bool LeavesByItself = false);

/// <summary>Closes a safety item with what was done about it.</summary>
public sealed record CloseItem(Guid OperationId, PatientId Patient, SafetyItemId Item, int Revision, string WhatWasDone);
