// A passkey that does not answer (cancelled, absent, refused) is said on the page, not only in the console.
document.addEventListener('allauth.error', function (event) {
  const trouble = document.getElementById('passkey-trouble')
  if (trouble) {
    event.preventDefault()
    trouble.hidden = false
  }
})
