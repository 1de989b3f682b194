' Reads lines "source TAB command TAB target", opens, dispatches, exports; writes one number a line:
' the tracked changes found on opening, or -1 when the file could not be opened or exported.
Sub Main(jobs As String, done As String)
  Dim line As String, fields, report As String
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  reader = createUnoService("com.sun.star.io.TextInputStream")
  reader.setInputStream(files.openFileRead(jobs))
  reader.setEncoding("UTF-8")
  Do While Not reader.isEOF()
    line = Replace(reader.readLine(), Chr(10), "")  ' the last line keeps its end
    If line <> "" Then
      fields = Split(line, Chr(9))
      report = report & OneJob(CStr(fields(0)), CStr(fields(1)), CStr(fields(2))) & Chr(10)
    End If
  Loop
  reader.closeInput()
  writer = createUnoService("com.sun.star.io.TextOutputStream")
  writer.setOutputStream(files.openFileWrite(done))
  writer.writeString(report)
  writer.closeOutput()
  StarDesktop.terminate()
End Sub

Function OneJob(source As String, command As String, target As String) As Long
  On Error GoTo Failed
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  found = -1
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  If IsNull(document) Then GoTo Failed
  found = CountChanges(document)
  If Left(command, 4) = "one:" Then
    OneByOne(document, Split(command, ":"))
  ElseIf command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  End If
  saving(0).Name = "FilterName"
  saving(0).Value = FilterOf(document, target)
  document.storeToURL(target, saving())
  document.close(True)
  OneJob = found
  Exit Function
Failed:
  OneJob = -1
End Function

Function CountChanges(document) As Long
  Dim total As Long
  If document.supportsService("com.sun.star.text.TextDocument") Then
    changes = document.Redlines.createEnumeration()
    Do While changes.hasMoreElements()
      changes.nextElement()
      total = total + 1
    Loop
  End If
  CountChanges = total
End Function

' Takes the changes of one author one at a time: ".uno:AcceptTrackedChange" or ".uno:RejectTrackedChange" for the two of
' a correction (what goes, what comes), then the other command for the next two, and so on.
Sub OneByOne(document, words)
  Dim done As Long, before As Long, found As Boolean
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  controller = document.CurrentController
  Do
    found = False
    before = CountChanges(document)
    changes = document.Redlines.createEnumeration()
    Do While changes.hasMoreElements() And Not found
      change = changes.nextElement()
      found = (change.RedlineAuthor = words(1))
    Loop
    If Not found Then Exit Do
    controller.ViewCursor.gotoRange(change.RedlineStart, False)
    controller.ViewCursor.gotoRange(change.RedlineEnd, True)
    command = words(2 + Int(done / 2) Mod 2)
    dispatcher.executeDispatch(controller.Frame, ".uno:" & command & "TrackedChange", "", 0, Array())
    done = done + 1
    If CountChanges(document) <> before - 1 Then Error 1
  Loop
End Sub

Function FilterOf(document, target As String) As String
  Select Case LCase(Right(target, 4))
    Case "docx"
      FilterOf = "MS Word 2007 XML"
    Case "pptx"
      FilterOf = "Impress MS PowerPoint 2007 XML"
    Case ".odt"
      FilterOf = "writer8"
    Case ".odp"
      FilterOf = "impress8"
    Case Else
      If document.supportsService("com.sun.star.text.WebDocument") Then
        FilterOf = "writer_web_pdf_Export"
      ElseIf document.supportsService("com.sun.star.text.TextDocument") Then
        FilterOf = "writer_pdf_Export"
      Else
        FilterOf = "impress_pdf_Export"
      End If
  End Select
End Function
